"""The predicates of the language: names, argument counts, meanings.

Angles are directed and taken modulo pi; lengths are positive. `PREDICATES` gives for every
predicate its signature with an example, from which the grammar page is generated.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Predicate(StrEnum):
    """A relation between points. The value is the word of the language."""

    COLL = "coll"
    PARA = "para"
    PERP = "perp"
    CONG = "cong"
    CYCLIC = "cyclic"
    CIRCLE = "circle"
    MIDP = "midp"
    EQANGLE = "eqangle"
    EQRATIO = "eqratio"
    SIMTRI = "simtri"
    SIMTRIR = "simtrir"
    CONTRI = "contri"
    CONTRIR = "contrir"
    ACONST = "aconst"
    RCONST = "rconst"
    R2CONST = "r2const"
    LCONST = "lconst"
    L2CONST = "l2const"
    LEQUATION = "lequation"
    L2EQUATION = "l2equation"
    AEQUATION = "aequation"
    OVERLAP = "overlap"
    # Read off a figure, never derived: side conditions and non-degeneracy.
    DIFF = "diff"
    NCOLL = "ncoll"
    NPARA = "npara"
    NPERP = "nperp"
    SAMESIDE = "sameside"
    NSAMESIDE = "nsameside"
    SAMECLOCK = "sameclock"
    OBTUSE_ANGLE = "obtuse_angle"

    @property
    def numeric(self) -> bool:
        """Whether the predicate is an inequality, to be checked on a figure and never deduced."""
        return self in _NUMERIC

    @property
    def valued(self) -> bool:
        """Whether a fact of this predicate carries a value (None in a goal that asks for it)."""
        return self in _VALUED

    @property
    def equation(self) -> bool:
        """Whether a fact of this predicate is a linear equation with coefficients."""
        return self in _EQUATIONS


_NUMERIC = frozenset(
    {
        Predicate.DIFF,
        Predicate.NCOLL,
        Predicate.NPARA,
        Predicate.NPERP,
        Predicate.SAMESIDE,
        Predicate.NSAMESIDE,
        Predicate.SAMECLOCK,
        Predicate.OBTUSE_ANGLE,
    }
)
_EQUATIONS = frozenset({Predicate.LEQUATION, Predicate.L2EQUATION, Predicate.AEQUATION})
_VALUED = _EQUATIONS | {
    Predicate.ACONST,
    Predicate.RCONST,
    Predicate.R2CONST,
    Predicate.LCONST,
    Predicate.L2CONST,
}


@dataclass(frozen=True, slots=True)
class Signature:
    """How a predicate is written.

    `arities`: the point counts accepted; empty with `minimum` set means that many or more.
    """

    arities: tuple[int, ...]
    meaning: str
    example: str
    minimum: int = 0

    def accepts(self, count: int) -> bool:
        """Whether `count` points are a legal number of arguments."""
        return count in self.arities or (self.minimum > 0 and count >= self.minimum)

    @property
    def expectation(self) -> str:
        """The accepted counts in words."""
        if self.minimum:
            return f"{self.minimum} points or more"
        return " or ".join(str(n) for n in self.arities) + " points"


PREDICATES: dict[Predicate, Signature] = {
    Predicate.COLL: Signature((), "the points lie on one line", "coll a b m", minimum=3),
    Predicate.PARA: Signature((4,), "lines ab and cd are parallel or equal", "para a b c d"),
    Predicate.PERP: Signature((4,), "lines ab and cd are perpendicular", "perp a b c d"),
    Predicate.CONG: Signature((4,), "|ab| = |cd|", "cong a b c d"),
    Predicate.CYCLIC: Signature((), "the points lie on one circle", "cyclic a b c d", minimum=4),
    Predicate.CIRCLE: Signature((4,), "o is the circumcentre of abc", "circle o a b c"),
    Predicate.MIDP: Signature((3,), "m is the midpoint of ab", "midp m a b"),
    Predicate.EQANGLE: Signature(
        (8,),
        "the directed angle from ab to cd equals that from ef to gh",
        "eqangle a b c d e f g h",
    ),
    Predicate.EQRATIO: Signature((8,), "|ab| : |cd| = |ef| : |gh|", "eqratio a b c d e f g h"),
    Predicate.SIMTRI: Signature(
        (6,), "abc and pqr are similar and turn the same way", "simtri a b c p q r"
    ),
    Predicate.SIMTRIR: Signature(
        (6,), "abc and pqr are similar and turn opposite ways", "simtrir a b c p q r"
    ),
    Predicate.CONTRI: Signature(
        (6,), "abc and pqr are congruent and turn the same way", "contri a b c p q r"
    ),
    Predicate.CONTRIR: Signature(
        (6,), "abc and pqr are congruent and turn opposite ways", "contrir a b c p q r"
    ),
    Predicate.ACONST: Signature(
        (4,), "the directed angle from ab to cd has this value", "aconst a b c d 2pi/3"
    ),
    Predicate.RCONST: Signature((4,), "|ab| : |cd| has this value", "rconst a b c d 1/2"),
    Predicate.R2CONST: Signature((4,), "|ab|² : |cd|² has this value", "r2const a b c d 1/2"),
    Predicate.LCONST: Signature((2,), "|ab| has this value", "lconst a b 5/2"),
    Predicate.L2CONST: Signature((2,), "|ab|² has this value", "l2const a b 2"),
    Predicate.LEQUATION: Signature(
        (), "a linear equation between lengths", "lequation 1 a c 1 c b -1 a b 0", minimum=2
    ),
    Predicate.L2EQUATION: Signature(
        (),
        "a linear equation between products of two lengths; the word lequation is understood too",
        "l2equation 1 a c * a c 1 b c * b c -1 a b * a b 0",
        minimum=4,
    ),
    Predicate.AEQUATION: Signature(
        (),
        "a linear equation between directed angles, modulo pi",
        "aequation 1 a b b c 1 c a a o 90o",
        minimum=4,
    ),
    Predicate.OVERLAP: Signature((2,), "the two points coincide", "overlap a b"),
    Predicate.DIFF: Signature((), "the points are distinct", "diff a b", minimum=2),
    Predicate.NCOLL: Signature(
        (), "the points do not all lie on one line", "ncoll a b c", minimum=3
    ),
    Predicate.NPARA: Signature((4,), "lines ab and cd meet in one point", "npara a b c d"),
    Predicate.NPERP: Signature((4,), "lines ab and cd are not perpendicular", "nperp a b c d"),
    Predicate.SAMESIDE: Signature(
        (6,),
        "angles bac and qpr are both acute or both obtuse; on lines: a is between b and c exactly"
        " when p is between q and r",
        "sameside a b c p q r",
    ),
    Predicate.NSAMESIDE: Signature(
        (6,), "one of the angles bac and qpr is acute, the other obtuse", "nsameside a b c p q r"
    ),
    Predicate.SAMECLOCK: Signature((6,), "abc and pqr turn the same way", "sameclock a b c p q r"),
    Predicate.OBTUSE_ANGLE: Signature((3,), "the angle at b is obtuse", "obtuse_angle a b c"),
}

ALIASES: dict[str, Predicate] = {
    "simtri2": Predicate.SIMTRIR,
    "contri2": Predicate.CONTRIR,
    "ratio": Predicate.RCONST,
    "length": Predicate.LCONST,
    "angle": Predicate.ACONST,
    "s_angle": Predicate.ACONST,
    "acompute": Predicate.ACONST,
    "rcompute": Predicate.RCONST,
    "lcompute": Predicate.LCONST,
    "midpoint": Predicate.MIDP,
}
"""Other words for predicates. `angle` and `s_angle` take three points too: the angle at the middle
one, from the first arm to the second."""
