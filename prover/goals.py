"""LeanDojo's parser of printed goals, without the rest of LeanDojo.

Importing `lean_dojo` takes most of a second (it brings Ray and GitHub's client); its parser of goals
is one file that needs none of it. The module is loaded under its own name, so that whoever imports
LeanDojo afterwards gets the same classes.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lean_dojo.interaction.parse_goals import Goal

_NAME = "lean_dojo.interaction.parse_goals"


def parse_goals(text: str) -> list[Goal]:
    """The goals of a pretty-printed proof state, each with `assumptions` and `conclusion`.

    Raises AssertionError on text that is no such state.
    """
    goals: list[Goal] = _parser().parse_goals(text)
    return goals


@cache
def _parser() -> ModuleType:
    if _NAME in sys.modules:
        return sys.modules[_NAME]
    package = importlib.util.find_spec("lean_dojo")
    for folder in (package.submodule_search_locations or ()) if package is not None else ():
        file = Path(folder, "interaction", "parse_goals.py")
        spec = importlib.util.spec_from_file_location(_NAME, file) if file.is_file() else None
        if spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            sys.modules[_NAME] = module
            spec.loader.exec_module(module)
            return module
    return importlib.import_module(_NAME)  # laid out otherwise: take all of it
