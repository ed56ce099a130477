"""What a problem is, where problems come from, and Hypatia's own olympiad set."""

from problems.binders import Binder, Shape, shape_of
from problems.library import library, library_set, set_names
from problems.problem import (
    Category,
    Difficulty,
    Kind,
    LeanStatement,
    Problem,
    ProblemError,
    Source,
    Witness,
)
from problems.resolve import load_set, pick, resolve
from problems.verdict import Verdict
from problems.witness import hypotheses, statement_file, witness_check, witness_file

__all__ = [
    "Binder",
    "Category",
    "Difficulty",
    "Kind",
    "LeanStatement",
    "Problem",
    "ProblemError",
    "Shape",
    "Source",
    "Verdict",
    "Witness",
    "hypotheses",
    "library",
    "library_set",
    "load_set",
    "pick",
    "resolve",
    "set_names",
    "shape_of",
    "statement_file",
    "witness_check",
    "witness_file",
]
