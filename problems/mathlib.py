"""Statements written for Mathlib, put on the Olympiad library.

The library offers Mathlib's names, so only what a text imports is exchanged; the statement itself is
never touched. A statement without imports that uses the library's notation gets its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from problems.lean_lexer import tokenize
from problems.problem import LeanStatement, Problem, ProblemError

LIBRARY = "Olympiad"
GEOMETRY = "Geometry"
LIBRARIES = (LIBRARY, GEOMETRY)
HEADER = f"import {LIBRARY}\nopen BigOperators Real Nat"
"""What a statement without imports gets, as problem sets write it for Mathlib."""
_EXCHANGED = frozenset({"Mathlib", "Aesop", "Batteries", "ProofWidgets", LIBRARY})
_IMPORT = re.compile(r"^[ \t]*import[ \t]+([\w.]+)[ \t]*(?:--[^\n]*)?\n?", re.MULTILINE)
_SYMBOLS = frozenset("ℕℤℚℝℂ∑∏√π≡⌊⌈‖")
_NAMES = frozenset({"Real", "Complex", "Finset", "Set", "NNReal", "ZMod", "Even", "Odd", "Prime"})
_QUALIFIED = frozenset({"Nat.Prime", "Nat.ModEq", "Int.ModEq", "Nat.divisors", "Nat.digits"})


def imported_roots(statement: LeanStatement) -> frozenset[str]:
    """First components of the modules that a statement's preamble imports."""
    return frozenset(name.partition(".")[0] for name in _IMPORT.findall(statement.preamble))


def uses_library(statement: LeanStatement) -> bool:
    """Whether a statement imports the Olympiad library."""
    return LIBRARY in imported_roots(statement)


def libraries_of(statements: Iterable[LeanStatement]) -> tuple[str, ...]:
    """The roots of the libraries that some statements import."""
    imported = frozenset().union(*map(imported_roots, statements))
    return tuple(root for root in LIBRARIES if root in imported)


def on_library(statement: LeanStatement) -> LeanStatement:
    """The same statement on the Olympiad library where it was written for Mathlib; else unchanged."""
    roots = imported_roots(statement)
    if roots & _EXCHANGED:
        kept = [
            found.group(0).strip()
            for found in _IMPORT.finditer(statement.preamble)
            if found.group(1).partition(".")[0] not in _EXCHANGED
        ]
        rest = _IMPORT.sub("", statement.preamble).lstrip("\n")
        return replace(statement, preamble="\n".join([*kept, f"import {LIBRARY}", rest]))
    if not roots and _speaks_mathlib(statement):
        return replace(statement, preamble=f"{HEADER}\n{statement.preamble}")
    return statement


def problem_on_library(problem: Problem) -> Problem:
    """`on_library` for a whole problem."""
    if problem.lean is None:
        return problem
    return replace(problem, lean=on_library(problem.lean))


def _speaks_mathlib(statement: LeanStatement) -> bool:
    """Whether the text uses symbols or names that core Lean lacks and does not declare them itself."""
    try:
        tokens = {t.text for t in tokenize(f"{statement.preamble}\n{statement.declaration}")}
    except ProblemError:
        return False
    if tokens & {"notation", "macro", "syntax", "def", "abbrev", "structure"}:
        return False
    heads = {text.partition(".")[0] for text in tokens}
    return bool(tokens & (_SYMBOLS | _QUALIFIED) or heads & _NAMES)
