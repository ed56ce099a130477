"""What a Lean toolchain must offer so that the driver runs on it; how a process is launched."""

from __future__ import annotations

import ctypes
import hashlib
import resource
import signal
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol

DRIVER_FOLDER = Path(__file__).parent / "driver"
DRIVER_PARTS = (
    "Basic",
    "Session",
    "Guard",
    "Names",
    "Commands",
    "Run",
    "Statement",
    "Tactics",
    "Check",
    "Driver",
)
"""The rooms of the driver's module, in the order in which they build on one another."""

_SIGNAL_WITH_PARENT = 1
"""Linux: PR_SET_PDEATHSIG."""
_prctl = getattr(ctypes.CDLL(None), "prctl", None)

_HEADER = """module
public import Lean.Elab.Command
public meta import Lean.Elab.Command
public import Lean.Elab.Import
public section
"""


@cache
def driver_source() -> str:
    """The driver's module as one text."""
    rooms = [(DRIVER_FOLDER / f"{part}.lean").read_text(encoding="utf-8") for part in DRIVER_PARTS]
    return _HEADER + "\n".join(rooms)


@cache
def driver_hash() -> str:
    """Twelve hexadecimal digits that change whenever any Lean file of the driver does."""
    starters = [
        (DRIVER_FOLDER / f"{name}.lean").read_text() for name in ("Bundle", "Main", "Start")
    ]
    return hashlib.sha256("\0".join([driver_source(), *starters]).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Launch:
    """A command line with its environment, ready for a subprocess."""

    arguments: tuple[str, ...]
    environment: dict[str, str] = field(hash=False)
    folder: Path | None = None

    @staticmethod
    def before_exec() -> None:
        """Run in the child: deep recursion should end in Lean's error, not in a dead process; and
        Lean should not outlive whoever asks it, even one that is killed outright."""
        if _prctl is not None:
            _prctl(_SIGNAL_WITH_PARENT, signal.SIGKILL)
        _, hard = resource.getrlimit(resource.RLIMIT_STACK)
        resource.setrlimit(resource.RLIMIT_STACK, (hard, hard))


class Toolchain(Protocol):
    """A Lean that can run the driver."""

    @property
    def name(self) -> str:
        """For people: which Lean this is."""
        ...

    @property
    def import_roots(self) -> tuple[str, ...]:
        """Modules that a problem may import, by root; empty for any."""
        ...

    @property
    def trusted_roots(self) -> tuple[str, ...]:
        """Roots whose theorems are known without their proofs (see `Check.lean`)."""
        ...

    def driver(self, memory_mb: int) -> Launch:
        """How to start a driver process with that much memory."""
        ...
