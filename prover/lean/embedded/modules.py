"""The sources of our Lean libraries: which modules there are, what they import, their hash."""

from __future__ import annotations

import hashlib
import re
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
def library_hash(root: str = OLYMPIAD, folder: Path = LIBRARY_FOLDER) -> str:
    """Twelve hexadecimal digits that change whenever a module of the library or the audit does."""
    digest = hashlib.sha256((DRIVER_FOLDER / "Audit.lean").read_bytes())
    for name, text in module_sources(folder, root).items():
        digest.update(f"\0{name}\0{text}".encode())
    return digest.hexdigest()[:12]
