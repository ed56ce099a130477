"""Appending a measured figure to RESULTS.md, with what is needed to measure it again."""

from __future__ import annotations

import datetime
import os
import platform
import shlex
import sys
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
_HEADER = (
    "| Date | Measure | Figure | Bar | Peer, same run | Command | Machine |\n"
    "|---|---|---|---|---|---|---|\n"
)


def machine() -> str:
    """Cores, memory and processor in a few words."""
    name = platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text().splitlines()
        name = next((x.split(":")[1].strip() for x in lines if x.startswith("model name")), name)
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores {name}, {gib:.0f} GiB"


def record(
    measure: str,
    figure: str,
    *,
    bar: str = "–",
    peer: str = "–",
    command: str = "",
    results: Path = RESULTS,
) -> None:
    """Print a figure and append it as a row; without a `command`, that of the running benchmark."""
    module = f"benchmarks.{Path(sys.argv[0]).stem}"
    command = command or shlex.join(["python", "-m", module, *sys.argv[1:]])
    if folder := os.environ.get("HYPATIA_BENCHMARKS"):
        command = command.replace(folder, "$HYPATIA_BENCHMARKS")
    date = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    cells = [date, measure, figure, bar, peer, f"`{command}`", machine()]
    row = "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |\n"
    text = results.read_text(encoding="utf-8") if results.exists() else "# Results\n"
    if _HEADER not in text:
        text = text.rstrip() + "\n\n## Figures, one a row\n\n" + _HEADER
    start = text.index(_HEADER) + len(_HEADER)
    end = start
    while text.startswith("|", end):
        end = text.index("\n", end) + 1
    results.write_text(text[:end] + row + text[end:], encoding="utf-8")
    print(f"{measure}: {figure} (bar {bar}; peer {peer})")
