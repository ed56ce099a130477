"""Synthetic problems that need auxiliary points, with the points (AlphaGeometry's recipe)."""

from __future__ import annotations

from geometry.synthetic.keys import key_of
from geometry.synthetic.problems import SyntheticProblem, problems_of
from geometry.synthetic.recipe import Recipe
from geometry.synthetic.store import DataError, Split, Store, pairs, read

__all__ = [
    "DataError",
    "Recipe",
    "Split",
    "Store",
    "SyntheticProblem",
    "key_of",
    "pairs",
    "problems_of",
    "read",
]
