"""When a fact makes sense: lines through two distinct points, triangles with three, lengths > 0."""

from __future__ import annotations

from collections.abc import Sequence

from geometry.language.facts import Fact
from geometry.language.predicates import PREDICATES, Predicate

_ALL_DISTINCT = frozenset(
    {
        Predicate.COLL,
        Predicate.CYCLIC,
        Predicate.CIRCLE,
        Predicate.MIDP,
        Predicate.DIFF,
        Predicate.NCOLL,
        Predicate.OVERLAP,
        Predicate.OBTUSE_ANGLE,
    }
)
_TRIANGLES = frozenset(
    {
        Predicate.SIMTRI,
        Predicate.SIMTRIR,
        Predicate.CONTRI,
        Predicate.CONTRIR,
        Predicate.SAMESIDE,
        Predicate.NSAMESIDE,
        Predicate.SAMECLOCK,
    }
)
_POSITIVE = frozenset({Predicate.RCONST, Predicate.R2CONST, Predicate.LCONST, Predicate.L2CONST})


def defect(fact: Fact) -> str | None:
    """What is wrong with the shape of a fact, or None.

    Counts, repeated points where distinct ones are meant, values of the wrong kind or sign.
    """
    predicate, args = fact.predicate, fact.args
    if not predicate.equation and not PREDICATES[predicate].accepts(len(args)):
        return f"{predicate} takes {PREDICATES[predicate].expectation}, not {len(args)}"
    if predicate in _ALL_DISTINCT:
        groups: Sequence[tuple[str, ...]] = [args]
    elif predicate in _TRIANGLES:
        groups = [args[:3], args[3:]]
    else:
        groups = [args[i : i + 2] for i in range(0, len(args), 2)]
    for group in groups:
        if len(set(group)) != len(group):
            return f"{' '.join(group)} repeats a point"
    if not predicate.valued and fact.value is not None:
        return f"{predicate} carries no value"
    if predicate in _POSITIVE and fact.value is not None and fact.value <= 0:
        return f"the value of {predicate} must be positive"
    return None


def trivial(fact: Fact) -> bool:
    """Whether a well-formed fact holds in every figure because of its shape alone."""
    args = fact.args
    pairs = [frozenset(args[i : i + 2]) for i in range(0, len(args), 2)]
    match fact.predicate:
        case Predicate.PARA | Predicate.CONG:
            return pairs[0] == pairs[1]
        case Predicate.EQANGLE | Predicate.EQRATIO:
            return pairs[:2] == pairs[2:] or (pairs[0] == pairs[1] and pairs[2] == pairs[3])
        case _:
            return False
