"""The benchmark texts of plane geometry, read from `$HYPATIA_BENCHMARKS/geometry`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SETS = ("imo_ag_30", "jgex_ag_231")


def texts(name: str) -> list[tuple[str, str]]:
    """Title and text of the problems of a set, in the order of its file."""
    root = os.environ.get("HYPATIA_BENCHMARKS")
    if not root:
        sys.exit("set HYPATIA_BENCHMARKS to the folder that holds geometry/imo_ag_30.txt")
    lines = (Path(root) / "geometry" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    lines = [line.strip() for line in lines if line.strip()]
    return list(zip(lines[::2], lines[1::2], strict=True))


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of the values lie; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
