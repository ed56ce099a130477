"""The English of plane geometry as rules: lines, circles, points, claims, sentences.

Meanings are small trees that `builder` puts into clauses: lines `("line", a, b)`, circles
`("circum", a, b, c)`, points `("midpoint", a, b)`, acts `("define", names, points)`.
Categories: `Pt` a point, `Sg` a pair, `Tr` a triple, `Qd` four, `Ps` several points, `Ss` several pairs,
`Ln` line, `Ci` circle, `Np` how a point is found, `Fg` a figure, `Cl` claim, `Eq` equation, `S` sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prover.formalize.local.geometry.claims import CLAIMS, SENTENCES
from prover.formalize.local.geometry.phrases import CIRCLES, FIGURES, LINES, POINTS
from prover.formalize.local.matcher import Rule, rule


def _rules(text: Mapping[str, Sequence[tuple[str, Any]]]) -> dict[str, list[Rule]]:
    return {
        category: [rule(pattern, meaning) for pattern, meaning in rows]
        for category, rows in text.items()
    }


GRAMMAR = _rules(
    {
        "Ln": LINES,
        "Ci": CIRCLES,
        "Np": POINTS,
        "Fg": FIGURES,
        "Cl": CLAIMS,
        "S": SENTENCES,
    }
)
