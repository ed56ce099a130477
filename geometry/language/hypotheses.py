"""What a problem asserts, construction by construction, and under which conditions.

`hypotheses` is the only source of premises: it reads the words, never coordinates.
"""

from __future__ import annotations

from geometry.language.facts import Fact
from geometry.language.problem import Construction, GeometryProblem
from geometry.language.registry import REGISTRY
from geometry.language.wellformed import trivial


def asserted(construction: Construction) -> tuple[Fact, ...]:
    """The symbolic facts one construction means, in the registry's order."""
    if construction.fact:
        return () if construction.fact.predicate.numeric else (construction.fact,)
    definition = REGISTRY[construction.name]
    facts = definition.instantiate(definition.facts, construction.args, construction.value)
    return tuple(fact for fact in facts if not trivial(fact))


def required(construction: Construction) -> tuple[Fact, ...]:
    """The non-degeneracy conditions of one construction: what its points must be like."""
    if construction.fact:
        return (construction.fact,) if construction.fact.predicate.numeric else ()
    definition = REGISTRY[construction.name]
    return definition.instantiate(definition.conditions, construction.args, construction.value)


def hypotheses(problem: GeometryProblem) -> tuple[Fact, ...]:
    """All facts the constructions assert, without repetition, in the order of the text."""
    facts = (fact for c in problem.constructions for fact in asserted(c))
    return tuple(dict.fromkeys(facts))


def conditions(problem: GeometryProblem) -> tuple[Fact, ...]:
    """All non-degeneracy conditions, without repetition, in the order of the text.

    They belong to the statement (a triangle is not flat) but are inequalities: a figure is built
    to satisfy them, and a proof step may cite them as side conditions, never as premises.
    """
    facts = (fact for c in problem.constructions for fact in required(c))
    return tuple(dict.fromkeys(facts))
