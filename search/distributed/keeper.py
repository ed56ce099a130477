"""The keeper of a local cluster: when the driver ends, however it ends, nothing of it stays.

A driver that is killed outright cannot tidy up, and some of Ray's own helpers outlive it. The keeper is
a process beside the driver that notes the driver's descendants and, once the pipe from the driver is
closed, ends those that are left. Run: python -m search.distributed.keeper (by `kept`).
"""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

_NOTE_S = 1.0
_GRACE_S = 3.0
"""What Ray gets for tidying up by itself."""


@contextmanager
def kept() -> Iterator[None]:
    """Whatever this process starts in this block, directly or not, ends with the block or with it."""
    keeper = subprocess.Popen(
        [sys.executable, "-m", "search.distributed.keeper"],
        stdin=subprocess.PIPE,
        start_new_session=True,  # a Ctrl-C is for the driver
    )
    try:
        yield
    finally:
        assert keeper.stdin is not None
        keeper.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            keeper.wait(2 * _GRACE_S)


def _watch(driver: int) -> None:
    noted: dict[int, psutil.Process] = {}
    own = os.getpid()
    before = {process.pid for process in _descendants(driver)}
    while True:
        for process in _descendants(driver):
            if process.pid not in before:
                noted.setdefault(process.pid, process)
        if select.select([sys.stdin], [], [], _NOTE_S)[0] and not os.read(0, 1):
            break
        for pid in [pid for pid, process in noted.items() if not process.is_running()]:
            del noted[pid]
    _, left = psutil.wait_procs(list(noted.values()), timeout=_GRACE_S)
    family = list(left)
    for process in left:
        with contextlib.suppress(psutil.NoSuchProcess):
            family += process.children(recursive=True)
    for process in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.pid != own:
                process.kill()


def _descendants(driver: int) -> list[psutil.Process]:
    try:
        return psutil.Process(driver).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


if __name__ == "__main__":
    _watch(os.getppid())
