"""A user's Lean as a toolchain, and the memory limit that suits it."""

from __future__ import annotations

import resource
from dataclasses import dataclass, field
from pathlib import Path

from prover.lean.toolchain import DRIVER_FOLDER, Launch

_HEADROOM_MB = 1024
"""Writable memory that a Lean reserves beside what it uses: its allocator's first arena, the stacks
of its threads, the data of its shared library."""


@dataclass(frozen=True, slots=True)
class NativeLaunch(Launch):
    """A launch whose writable memory is limited by the system.

    The limit is on data (`RLIMIT_DATA`), not on address space or resident pages: Lean maps the .olean
    files of a library read-only, and Mathlib's alone are several gigabytes that all processes share.
    `RLIMIT_AS` and Lean's own `--memory` (which looks at resident pages) would count them.
    """

    memory_mb: int = 0
    """Writable memory allowed, in MB; 0 for no limit."""

    def before_exec(self) -> None:  # type: ignore[override]
        """Run in the child: see `Launch.before_exec`; then set the limit."""
        Launch.before_exec()
        if self.memory_mb:
            _, hard = resource.getrlimit(resource.RLIMIT_DATA)
            wanted = self.memory_mb << 20
            if hard != resource.RLIM_INFINITY:
                wanted = min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, wanted))


@dataclass(frozen=True, slots=True)
class NativeLean:
    """The Lean of a Lake project. Made by `open_project`, which compiles the driver for it.

    It runs with the user's rights: nothing confines it but the driver's own guard.
    """

    project: Path
    """The project's folder; driver processes run there."""
    lean: Path
    """The `lean` program."""
    version: str
    """What `lean --version` says."""
    code: Path
    """The driver, compiled by this very Lean."""
    environment: dict[str, str] = field(hash=False, repr=False)
    """The variables that `lake env` sets, `LEAN_PATH` with the project's packages among them."""

    @property
    def name(self) -> str:
        return f"{self.version} in {self.project}"

    @property
    def import_roots(self) -> tuple[str, ...]:
        """None named: a problem may import whatever the project can."""
        return ()

    @property
    def trusted_roots(self) -> tuple[str, ...]:
        """None: whole .olean files hold the proofs of theorems, so every axiom is looked at."""
        return ()

    def driver(self, memory_mb: int) -> Launch:
        return NativeLaunch(
            (str(self.lean), "--run", str(DRIVER_FOLDER / "Start.lean"), str(self.code)),
            self.environment,
            self.project,
            memory_mb + _HEADROOM_MB,
        )
