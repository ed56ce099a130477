"""The price of one candidate: clone a saturated closure, add a point, saturate again.

    HYPATIA_BENCHMARKS=... python -m benchmarks.geometry_clone

Times the compiled part (the search calls it in portions) over the best candidates of every problem
of IMO-AG-30, without a goal so that nothing ends early, by the plain rules and by all rules.
"""

from __future__ import annotations

import argparse
import statistics
import time

from benchmarks.geometry_sets import percentile, texts
from benchmarks.record import record
from geometry.engine import Closure, _core
from geometry.figure import build
from geometry.language import hypotheses, parse


def main() -> None:
    parser = argparse.ArgumentParser(description="The price of one candidate.")
    parser.add_argument("--candidates", type=int, default=200, help="a problem")
    options = parser.parse_args()
    for rich in (False, True):
        times: list[float] = []
        for _, text in texts("imo_ag_30"):
            problem = parse(text)
            closure = Closure(build(problem)[0], hypotheses(problem))
            closure.saturate([], 20.0)
            found = _core.find_candidates(closure.core, options.candidates, 3, 0)
            closure.use(lengths=rich, sines=rich)
            closure.saturate([], 20.0)
            for candidate in found:
                began = time.perf_counter()
                _core.sweep(closure.core, [candidate], [], 0, 1, 10.0, 10.0, closure.core.points)
                times.append(1e3 * (time.perf_counter() - began))
        record(
            f"clone and one point, {'all' if rich else 'plain'} rules, {len(times)} candidates",
            f"median {statistics.median(times):.2f} ms, p90 {percentile(times, 0.9):.2f} ms",
            bar="median at most 3 ms",
        )


if __name__ == "__main__":
    main()
