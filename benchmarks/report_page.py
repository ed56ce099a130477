"""The report of a 300-problem run: its size, and the time a browser takes to open it.

Needs chromium and chromedriver. Run: python -m benchmarks.report_page [--problems 300]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.record import record
from prover.report import page, run_entries, run_facts
from tests.prover.report.browser import browser
from tests.prover.report.made import made_run

_GEOMETRY = 44
_OPENED = """
const entry = performance.getEntriesByType("navigation")[0];
const paint = performance.getEntriesByName("first-contentful-paint")[0];
return [entry.loadEventEnd, paint ? paint.startTime : -1];
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--problems", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    geometry = min(_GEOMETRY, options.problems)
    with tempfile.TemporaryDirectory() as folder, browser() as window:
        run = made_run(Path(folder, "run"), options.problems - geometry, geometry)
        begun = time.perf_counter()
        html = page(run_facts(run), run_entries(run))
        made = time.perf_counter() - begun
        file = Path(folder, "report.html")
        file.write_text(html, encoding="utf-8")
        loads, paints = [], []
        for _ in range(options.rounds):
            window.open(file)
            load, paint = window.run(_OPENED)
            loads.append(load / 1e3)
            paints.append(paint / 1e3)
    record(
        f"report of {options.problems} problems, size",
        f"{len(html.encode()) / 1e6:.2f} MB, made in {made:.1f} s",
        bar="≤ 10 MB",
    )
    record(
        f"report of {options.problems} problems, opened",
        f"loaded in {statistics.median(loads):.2f} s (first paint {statistics.median(paints):.2f} "
        f"s), median of {options.rounds}",
        bar="≤ 2 s",
    )


if __name__ == "__main__":
    main()
