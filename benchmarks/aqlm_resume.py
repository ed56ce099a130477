"""A compression killed in the middle: what it goes on to, beside one that nobody disturbed.

Starts `prover models compress` in a folder of its own, kills it (SIGKILL) while it works on a block,
starts it again, and compares each finished block, bit for bit, with that of the undisturbed folder.
Run: python -m benchmarks.aqlm_resume WHOLE [--model smollm2] [--kill-after 1] [--blocks 3]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.record import record


def finished(folder: Path) -> list[Path]:
    """The files of a compression's finished blocks, and of its head."""
    return list((folder / "work").glob("*.safetensors"))


def contents(folder: Path) -> dict[str, bytes]:
    """What the finished files hold, by name."""
    return {path.name: path.read_bytes() for path in finished(folder)}


def run_until(command: list[str], folder: Path, wanted: int) -> None:
    """Run the command, and kill it two seconds after so many blocks (and the head) are finished."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while len(finished(folder)) < wanted + 1:
        if process.poll() is not None:
            raise SystemExit(f"the compression ended by itself with {process.returncode}")
        time.sleep(0.2)
    time.sleep(2)  # into the next block
    process.kill()
    process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "whole", type=Path, help="a folder that the same compression made undisturbed"
    )
    parser.add_argument("--model", default="smollm2")
    parser.add_argument("--kill-after", type=int, default=1, help="blocks finished before the kill")
    parser.add_argument("--blocks", type=int, default=3, help="blocks to compare in all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "killed"
        command = [sys.executable, "-m", "prover.cli", "models", "compress", options.model]
        command.append(str(folder))
        run_until(command, folder, options.kill_after)
        run_until(command, folder, options.blocks)
        found = contents(folder)
    whole = contents(options.whole)
    same = sum(found[name] == whole.get(name) for name in found)
    record(
        f"compression of {options.model}, killed in block {options.kill_after + 1} and started again",
        f"{same} of {len(found)} files (the head and {len(found) - 1} blocks) the same bit for bit",
        bar="same result",
        peer="undisturbed",
    )


if __name__ == "__main__":
    main()
