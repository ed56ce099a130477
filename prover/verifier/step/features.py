"""A state and a tactic as sets of hashed pieces, with what does not matter for a proof taken out.

Names of variables and hypotheses become one sign each and long numbers their length, so that statements
of one shape look alike. Pieces and pairs of neighbours are hashed into buckets (Weinberger et al., 2009).
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

BUCKETS = 8192

_PIECE = re.compile(r"[A-Za-z_][\w.'₀-₉]*|\d+|[^\s\w]")
_HYPOTHESIS = re.compile(r"h[₀-₉\d_']*")
_VARIABLE = re.compile(r"[A-Za-z][₀-₉\d']*")
_MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class StateFeatures:
    """Buckets of the hypotheses and of the goals, in rising order."""

    hypotheses: tuple[int, ...]
    goals: tuple[int, ...]


def pieces(text: str) -> list[str]:
    """The pieces of Lean text in order: `h₁ : 12 ∣ n` gives h, :, #2, ∣, v."""
    return [_sign(piece) for piece in _PIECE.findall(text)]


def state_features(text: str) -> StateFeatures:
    """The features of goals as Lean shows them; a goal stands on the line of its ⊢ and those below it
    that are indented."""
    hypotheses: list[str] = []
    goals: list[str] = []
    inside = False
    for line in text.split("\n"):
        inside = line.startswith("⊢") or (inside and line.startswith(" "))
        (goals if inside else hypotheses).append(line)
    return StateFeatures(
        _hashed("h", _grams("\n".join(hypotheses))), _hashed("g", _grams("\n".join(goals)))
    )


def tactic_features(text: str) -> tuple[int, ...]:
    """Buckets of a tactic: its pieces and pairs, which piece is first, how long it is."""
    found = pieces(text)
    shape = [f"length {min(len(found) // 4, 8)}", f"first {found[0] if found else ''}"]
    return _hashed("t", [*_grams(text), *shape])


def _sign(piece: str) -> str:
    if piece.isdigit():
        return piece if len(piece) == 1 else f"#{min(len(piece), _MOST_DIGITS)}"
    if _HYPOTHESIS.fullmatch(piece):
        return "h"
    return "v" if _VARIABLE.fullmatch(piece) else piece


def _grams(text: str) -> list[str]:
    found = pieces(text)
    return found + [f"{a} {b}" for a, b in itertools.pairwise(found)]


def _hashed(kind: str, grams: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({zlib.crc32(f"{kind}\0{gram}".encode()) % BUCKETS for gram in grams}))
