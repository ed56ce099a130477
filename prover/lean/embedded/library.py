"""Compiling our Lean libraries for the embedded Lean, once for each state of their sources.

Modules are compiled side by side, each as soon as those it imports are there; then all of them are
audited (`driver/Audit.lean`), and only a library that passes gets its final name. Theorems of the
library are afterwards known without their proofs, as those of Lean's own library are.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

from prover.lean.embedded.modules import (
    LIBRARY_FOLDER,
    OLYMPIAD,
    module_imports,
    module_sources,
    required_libraries,
)
from prover.lean.errors import ProvisionError
from prover.lean.toolchain import DRIVER_FOLDER

if TYPE_CHECKING:
    from prover.lean.embedded.download import Progress
    from prover.lean.embedded.toolchain import EmbeddedLean


def build_library(
    lean: EmbeddedLean,
    target: Path,
    progress: Progress,
    folder: Path = LIBRARY_FOLDER,
    root: str = OLYMPIAD,
    processes: int | None = None,
) -> None:
    """Compile and audit a library of `folder` into `target`, which must not exist.

    The libraries that it builds on must be there already. `processes` modules at once; as many as
    there are cores without. Raises ProvisionError with Lean's first words on a module that does not
    compile, or with what the audit objects to.
    """
    sources = module_sources(folder, root)
    below = {f"/library/{r}": lean.library(r) for r in required_libraries(root, folder)}
    sorter = TopologicalSorter(module_imports(sources))
    sorter.prepare()
    target.parent.mkdir(parents=True, exist_ok=True)
    stop = threading.Event()
    with tempfile.TemporaryDirectory(prefix="build-", dir=target.parent) as name:
        out = Path(name) / "out"
        out.mkdir()
        done = 0
        with ThreadPoolExecutor(processes or os.cpu_count() or 1) as pool:
            running: dict[Future[None], str] = {}
            try:
                while sorter.is_active():
                    for module in sorter.get_ready():
                        job = pool.submit(_compile_module, lean, folder, out, below, module, stop)
                        running[job] = module
                    progress(f"compiling the library {root}", done, len(sources) + 1)
                    for job in wait(running, return_when=FIRST_COMPLETED).done:
                        job.result()
                        sorter.done(running.pop(job))
                        done += 1
            finally:
                stop.set()
        progress(f"auditing the library {root}", done, len(sources) + 1)
        audit_library(lean, out, sources)
        out.rename(target)
    progress(f"compiling the library {root}", 1, 1)


def _compile_module(
    lean: EmbeddedLean,
    folder: Path,
    out: Path,
    below: dict[str, Path],
    module: str,
    stop: threading.Event,
) -> None:
    if stop.is_set():
        return
    path = module.replace(".", "/")
    (out / path).parent.mkdir(parents=True, exist_ok=True)
    arguments = ["-R", "/src", "-o", f"/out/{path}.olean", f"/src/{path}.lean"]
    mounts = {"/src": folder, "/out": out, **below}
    search = ":".join(["/lean", *below, "/out"])
    done = lean.run(arguments, mounts, writable=out, lean_path=search)
    answer = _said(done)
    if errors := list(_complaints(answer)):
        raise ProvisionError(f"the library's {module} does not compile: {'; '.join(errors[:3])}")
    if not (out / f"{path}.olean").exists():
        raise ProvisionError(f"the library's {module} does not compile: no reason was given")


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """All that a Lean program printed."""
    return (done.stdout + done.stderr).decode(errors="replace")


def _complaints(answer: str) -> Iterator[str]:
    """Lean's errors."""
    for line in answer.splitlines():
        if re.search(r"\.lean:\d+:\d+: error", line):
            yield line.removeprefix("/src/")


def audit_library(lean: EmbeddedLean, compiled: Path, sources: dict[str, str]) -> None:
    """Look at every constant of compiled modules: all have bodies, none rests on `sorry`, on an
    axiom of its own, or on compiled code. Raises ProvisionError otherwise."""
    mounts = {"/driver": DRIVER_FOLDER, "/out": compiled}
    files = [f"/out/{name.replace('.', '/')}" for name in sources]
    done = lean.run(["--run", "/driver/Audit.lean", *files], mounts)
    answer = _said(done)
    objections = [line for line in answer.splitlines() if line.startswith("@@objection ")]
    if objections:
        first = objections[0].removeprefix("@@objection ")
        raise ProvisionError(f"the library is not sound: {first} ({len(objections)} objections)")
    if "@@audited" not in answer:
        last = answer.strip().splitlines()[-1:] or ["no output"]
        raise ProvisionError(f"the library could not be audited: {last[0]}")
