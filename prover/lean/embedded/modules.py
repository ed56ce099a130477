"""The sources of our Lean libraries: which modules there are, what they import, their hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from problems.mathlib import LIBRARY
from prover.lean.errors import ProvisionError
from prover.lean.toolchain import DRIVER_FOLDER

LIBRARY_FOLDER = Path(__file__).parents[1] / "library"
OLYMPIAD = LIBRARY
"""A library's root: the module that imports all others, and the first part of all their names."""
_IMPORT = re.compile(r"^(?:public |meta |all )*import (?:all )?([\w.]+)", re.MULTILINE)


def library_roots(folder: Path = LIBRARY_FOLDER) -> tuple[str, ...]:
    """All libraries of a folder, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder.glob("*.lean")))


def module_sources(folder: Path = LIBRARY_FOLDER, root: str = OLYMPIAD) -> dict[str, str]:
    """A library's modules by name, in alphabetical order, with their texts."""
    paths = [*sorted(folder.glob(f"{root}.lean")), *sorted(folder.glob(f"{root}/**/*.lean"))]
    return {
        ".".join(path.relative_to(folder).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in paths
    }


def module_imports(sources: dict[str, str]) -> dict[str, set[str]]:
    """Which modules of the library each of them imports.

    Raises ProvisionError when one of them does not exist, or when they import one another in a ring.
    """
    roots = {name.partition(".")[0] for name in sources}
    imports = {
        name: {i for i in _IMPORT.findall(text) if i.partition(".")[0] in roots}
        for name, text in sources.items()
    }
    for name, wanted in imports.items():
        if missing := sorted(wanted - sources.keys()):
            raise ProvisionError(f"the library's {name} imports {missing[0]}, which does not exist")
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        raise ProvisionError(f"modules import one another: {' → '.join(error.args[1])}") from None
    return imports


@cache
def required_libraries(root: str, folder: Path = LIBRARY_FOLDER) -> tuple[str, ...]:
    """The other libraries of `folder` that one builds on, each after those it builds on itself."""
    found: dict[str, None] = {}
    texts = module_sources(folder, root).values()
    for other in sorted({i.partition(".")[0] for text in texts for i in _IMPORT.findall(text)}):
        if other != root and (folder / f"{other}.lean").exists():
            found |= dict.fromkeys((*required_libraries(other, folder), other))
    return tuple(found)


def with_required(roots: Iterable[str]) -> tuple[str, ...]:
    """Libraries and all that they build on, in the order in which they can be built."""
    return tuple(dict.fromkeys(r for root in roots for r in (*required_libraries(root), root)))


@cache
def library_hash(root: str = OLYMPIAD, folder: Path = LIBRARY_FOLDER) -> str:
    """Twelve hexadecimal digits that change with the library, what it builds on, and the audit."""
    digest = hashlib.sha256((DRIVER_FOLDER / "Audit.lean").read_bytes())
    for other in required_libraries(root, folder):
        digest.update(library_hash(other, folder).encode())
    for name, text in module_sources(folder, root).items():
        digest.update(f"\0{name}\0{text}".encode())
    return digest.hexdigest()[:12]
