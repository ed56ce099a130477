"""Where a search keeps its trace, so that one that was interrupted can go on."""

from __future__ import annotations

import contextlib
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from prover.cli.errors import BadInput
from prover.cli.paths import readable, writable

_NEGATION = ".negation"
"""Ending of the second file, which the search for a refutation writes."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A trace file and what is to become of it."""

    path: Path
    resume: bool
    keep: bool
    """Whether the user asked for it. One that was not asked for stays only after an interruption."""

    def discard(self) -> None:
        """Remove what nobody asked for."""
        if not self.keep:
            for path in (self.path, self.path.with_name(self.path.name + _NEGATION)):
                with contextlib.suppress(OSError):
                    path.unlink()


def choose_trace(problem: str, trace: Path | None, resume: Path | None) -> Trace:
    """The trace of `--trace` or `--resume`; with neither, a new one in the cache folder.

    Raises BadInput when the file is not what the option asks for.
    """
    if resume is not None:
        if trace is not None:
            raise BadInput("--resume goes on writing its own file; leave --trace out")
        return Trace(writable(readable(resume, "--resume"), "--resume"), resume=True, keep=True)
    if trace is not None:
        if trace.exists():
            raise BadInput(f"--trace {trace}: exists; go on from it with --resume, or remove it")
        return Trace(writable(trace, "--trace"), resume=False, keep=True)
    from prover.cache import cache_folder

    folder = cache_folder() / "traces"
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "_", problem)[:80]
    stamp = time.strftime("%Y%m%d-%H%M%S")
    return Trace(folder / f"{name}-{stamp}-{os.getpid()}.jsonl", resume=False, keep=False)
