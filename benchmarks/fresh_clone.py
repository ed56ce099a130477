"""What a new user waits for: a fresh clone, empty caches, `make solve`, and once more.

Measures wall time of both runs and the peak of the memory of all processes together (resident set,
sampled four times a second; memory shared between processes counts in each).
Run: python -m benchmarks.fresh_clone
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.record import record

ROOT = Path(__file__).parent.parent


def resident_mb(process: psutil.Process) -> float:
    """Resident memory of a process and all below it, in MB."""
    total = 0.0
    try:
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return total
    for member in family:
        try:
            total += member.memory_info().rss / 2**20
        except psutil.Error:
            continue
    return total


def timed(folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """(seconds, peak MB) of `make solve`. Raises CalledProcessError when it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(["make", "solve"], cwd=folder, env=environment)
    watched, peak = psutil.Process(process.pid), 0.0
    while process.poll() is None:
        peak = max(peak, resident_mb(watched))
        time.sleep(0.25)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, "make solve")
    return time.perf_counter() - begun, peak


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hypatia-fresh-") as name:
        folder = Path(name)
        subprocess.run(["git", "clone", "-q", str(ROOT), str(folder / "clone")], check=True)
        environment = {
            key: value
            for key, value in os.environ.items()
            if key not in ("PYTHONPATH", "VIRTUAL_ENV", "HYPATIA_CACHE")
        }
        environment["HYPATIA_CACHE"] = str(folder / "cache")
        environment["PIP_CACHE_DIR"] = str(folder / "pip")
        environment["npm_config_cache"] = str(folder / "npm")
        cold, cold_mb = timed(folder / "clone", environment)
        warm, warm_mb = timed(folder / "clone", environment)
    record("fresh clone, `make solve`, cold caches", f"{cold:.0f} s", bar="≤ 6 min")
    record("`make solve` again", f"{warm:.1f} s", bar="≤ 15 s")
    record("peak memory of `make solve`", f"{max(cold_mb, warm_mb) / 1024:.1f} GB", bar="≤ 4 GB")


if __name__ == "__main__":
    main()
