"""The deduction rules as Lean theorems: for each, what it needs, under which conditions, what it gives.

The names are those of the theorems in `prover/lean/library/Geometry/Rules`, which are those of the
engine's rules; points, premises and conditions stand in the order of the theorem's arguments.
"""

from __future__ import annotations

from dataclasses import dataclass

from geometry.language import Fact, Predicate
from geometry.language.definition import template
from geometry.proof.proof import Step
from geometry.proof.statement import Statement

P = Predicate


@dataclass(frozen=True, slots=True)
class Application:
    """One use of a theorem of the library.

    `conditions` are inequalities, `excluded` facts that must not hold (the other reading of an
    angle known modulo π).
    """

    theorem: str
    points: tuple[str, ...]
    needs: tuple[Statement, ...]
    gives: Statement
    conditions: tuple[Fact, ...] = ()
    excluded: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A theorem over single letters: `needs`, `conditions`, `gives` in words of the language."""

    points: str
    needs: str
    gives: str
    conditions: str = ""
    excluded: str = ""
    theorem: str = ""

    def apply(self, name: str, points: tuple[str, ...]) -> Application:
        names = dict(zip(self.points.split(), points, strict=True))

        def put(text: str) -> tuple[Fact, ...]:
            return tuple(f.renamed(names) for f in template(text))

        return Application(
            self.theorem or name,
            points,
            put(self.needs),
            put(self.gives)[0],
            put(self.conditions),
            put(self.excluded),
        )


_SIMILAR = {
    "similar_aa": (
        "eqangle a b a c p q p r, eqangle b c b a q r q p",
        "ncoll a b c, diff p q",
    ),
    "similar_sas": ("eqangle a b a c p q p r, eqratio a b a c p q p r", "sameclock a b c p q r"),
    "similar_sss": (
        "eqratio a b b c p q q r, eqratio b c c a q r r p",
        "sameclock a b c p q r",
    ),
    "similar_ssa": (
        "eqangle a b a c p q p r, eqratio b c a c q r p r",
        "sameclock a b c p q r, sameside b a c q p r",
    ),
}
_MIRRORED = {
    "similar_aa": ("eqangle a b a c p r p q, eqangle b c b a q p q r", _SIMILAR["similar_aa"][1]),
    "similar_sas": ("eqangle a b a c p r p q, eqratio a b a c p q p r", "sameclock a b c p r q"),
    "similar_sss": (_SIMILAR["similar_sss"][0], "sameclock a b c p r q"),
    "similar_ssa": (
        "eqangle a b a c p r p q, eqratio b c a c q r p r",
        "sameclock a b c p r q, sameside b a c q p r",
    ),
}

PATTERNS: dict[str, tuple[_Pattern, ...]] = {
    "equal_angles_concyclic": (
        _Pattern(
            "a b c d",
            "eqangle c a c b d a d b",
            "cyclic a b c d",
            "ncoll a b c",
        ),
    ),
    "equidistant_concyclic": (
        _Pattern("o a b c d", "cong o a o b, cong o a o c, cong o a o d", "cyclic a b c d"),
    ),
    "center_from_chords": (
        _Pattern(
            "o a b c d s",
            "cong o a o b, cong o c o d, cyclic a b c d s",
            "cong o a o s",
            "npara a b c d",
        ),
    ),
    "isosceles_angles": (_Pattern("o a b", "cong o a o b", "eqangle a b a o b o b a", "diff a b"),),
    "isosceles_sides": (
        _Pattern("o a b", "eqangle a b a o b o b a", "cong o a o b", "ncoll o a b"),
    ),
    "bisector_perpendicular": (_Pattern("p q a b", "cong p a p b, cong q a q b", "perp p q a b"),),
    "bisector_equidistant": (_Pattern("p q a b", "cong p a p b, perp p q a b", "cong q a q b"),),
    "equal_chords_parallel": (
        _Pattern("a b p q", "cyclic a b p q, cong a b p q", "para a q b p", "npara a p b q"),
    ),
    "parallel_chords_equal": (
        _Pattern("a b p q", "cyclic a b p q, para a q b p", "cong a b p q", "diff a q, diff b p"),
    ),
    "bisectors_concyclic": (
        _Pattern(
            "a b c d",
            "cong d a d b, eqangle c a c d c d c b",
            "cyclic a b c d",
            "ncoll a b c, nperp c d a b",
        ),
    ),
    "identical_lines": (
        _Pattern("x y u v", "para u x u y, para v x v y", "overlap x y", "npara u x v x"),
    ),
    "identical_line_circle": (
        _Pattern(
            "x y z v w",
            "para z x z y, cyclic v w z x, cyclic v w z y",
            "overlap x y",
            "ncoll v w z, diff z x, diff z y",
        ),
    ),
    "orthocenter": (_Pattern("x y z h", "perp x h y z, perp y h z x", "perp z h x y"),),
    "incenter": (
        _Pattern(
            "i x y z",
            "eqangle x y x i x i x z, eqangle y x y i y i y z",
            "eqangle z x z i z i z y",
            "ncoll x y z",
        ),
    ),
    "bisector_theorem": (
        _Pattern(
            "a b d c",
            "coll b d c, eqangle a b a d a d a c",
            "eqratio d b d c a b a c",
            "ncoll a b c",
        ),
    ),
    "bisector_converse": (
        _Pattern(
            "a b d c",
            "coll b d c, eqratio d b d c a b a c",
            "eqangle a b a d a d a c",
            "ncoll a b c",
        ),
    ),
    "collinear_ratios": (
        _Pattern(
            "u v z w x y",
            "coll u v z, coll w x y, eqratio u v u z w x w y",
            "eqratio u v v z w x x y",
            "sameside u v z w x y",
        ),
    ),
    "thales_ratios": (
        _Pattern(
            "a b c p q r",
            "coll a b c, coll p q r, para a p b q, para a p c r",
            "eqratio a b b c p q q r",
            "npara a p a c",
            theorem="thales_ratios₁",
        ),
        _Pattern(
            "a b c p q r",
            "coll a b c, coll p q r, para a p b q, para a p c r",
            "eqratio a b a c p q p r",
            "npara a p a c",
            theorem="thales_ratios₂",
        ),
    ),
    "thales_parallel": (
        _Pattern(
            "a b c p q r",
            "coll a b c, coll p q r, para a p b q, eqratio a b b c p q q r",
            "para a p c r",
            "sameside b a c q p r",
        ),
    ),
}


def applications(step: Step) -> list[Application]:
    """The uses of theorems that may be this step; empty for what is no rule of this kind."""
    rule, points, conclusion = step.rule, step.points, step.conclusion
    if rule in _SIMILAR and isinstance(conclusion, Fact):
        direct = conclusion.predicate is P.SIMTRI
        needs, conditions = (_SIMILAR if direct else _MIRRORED)[rule]
        kind = "simtri" if direct else "simtrir"
        name = rule if direct else f"{rule}_mirrored"
        pattern = _Pattern("a b c p q r", needs, f"{kind} a b c p q r", conditions)
        return [pattern.apply(name, points)]
    return [pattern.apply(rule, points) for pattern in PATTERNS.get(rule, ())]
