"""How many synthetic problems that need auxiliary points are made in a minute, and of what kinds.

python -m benchmarks.geometry_synthetic --figures 600

One process. The figures go to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter

from benchmarks.record import record
from geometry.synthetic import Recipe, problems_of


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--figures", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began, busy = time.monotonic(), time.process_time()
    found = {}
    for number in range(options.figures):
        for problem in problems_of(number, options.seed, Recipe()):
            found[problem.key] = problem
    wall, busy = time.monotonic() - began, time.process_time() - busy
    goals = Counter(p.problem.split(" ? ")[1].split()[0] for p in found.values())
    sizes = Counter(len(p.auxiliary) for p in found.values())
    record(
        "synthetic geometry problems, each needing its points, proved and replayed",
        f"{60 * len(found) / busy:.0f} a minute of processor time ({60 * len(found) / wall:.0f} of wall "
        f"time, machine shared); {len(found)} different of {options.figures} figures; goals "
        f"{', '.join(f'{word} {count}' for word, count in goals.most_common())}; points "
        f"{', '.join(f'{size}: {count}' for size, count in sorted(sizes.items()))}",
    )


if __name__ == "__main__":
    main()
