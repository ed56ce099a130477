"""Auxiliary points may be defined by crossings only; a coincidence of loci says more."""

from __future__ import annotations

import pytest

from geometry.figure import Figure, build, properly_defined
from geometry.language import REGISTRY, Definition, extend, parse
from geometry.language.grammar import example

# o is the centre of the circle abcd; ab and cd are parallel; t = (5, 0) is outside.
POINTS = {
    "o": 0j,
    "a": -3 + 4j,
    "b": 3 + 4j,
    "c": -4 - 3j,
    "d": 4 - 3j,
    "e": 5j,
    "t": 9 + 0j,
    "s": 9 + 5j,
}
PROBLEM = parse("; ".join(f"{n} = free {n}" for n in POINTS))


def defined(clause: str, **new: complex) -> bool:
    longer = extend(PROBLEM, clause)
    return properly_defined(longer.clauses[-1], Figure({**POINTS, **new}))


def test_crossings_define() -> None:
    assert defined("x = on_line x a d, on_line x b c", x=1j)
    assert defined("x = on_line x a b, on_circle x o a", x=3 + 4j)
    assert defined("x = on_circle x o a", x=5 + 0j)
    assert defined("x = midpoint x a b", x=4j)
    assert defined("x = free x", x=7 + 7j)
    assert defined("x y = square a b x y", x=3 + 10j, y=-3 + 10j)
    assert defined("q r = contri q r a b c o", q=6 + 0j, r=-1 - 7j)


def test_coinciding_loci_define_nothing() -> None:
    # That the radii oa and ob are equal, or ab and cd parallel, is true here but not given.
    assert not defined("x = on_circle x o a, on_circle x o b", x=5 + 0j)
    assert not defined("x = on_pline x t a b, on_pline x t c d", x=12 + 0j)
    assert not defined("x = on_tline x t a b, on_tline x t c d", x=9 + 3j)
    assert not defined("x = on_circum x a b c, on_circum x a b d", x=5 + 0j)


def test_touching_loci_define_nothing() -> None:
    # The line through e and (9, 5) touches the circle in e's place; so do two circles.
    assert not defined("x = on_line x s e, on_circle x o a", x=5j)
    assert not defined("x = on_circle x t e, on_circle x o a", x=5j + 1)


def test_wrong_places_define_nothing() -> None:
    assert not defined("x = midpoint x a b", x=4j + 1e-6)
    assert not defined("x = on_line x a b, on_line x c t", x=2 + 4j)
    assert not defined("x y = square a b x y", x=3 - 2j, y=-3 - 2j)  # the other side
    assert not defined("x = foot x e a b", x=4j + 1e-5)


def test_assertions_define_nothing() -> None:
    clause = parse(f"{PROBLEM}; x = midpoint x a b, on_line x o e").clauses[-1]
    assert not properly_defined(clause, Figure({**POINTS, "x": 4j}))


@pytest.mark.parametrize("definition", REGISTRY.values(), ids=lambda d: d.name)
def test_built_figures_define_their_points(definition: Definition) -> None:
    if definition.name in ("2l1c", "e5128"):
        pytest.skip("needs an equation between earlier points")
    problem = parse(example(definition))
    for figure in build(problem, 4, 2):
        assert all(properly_defined(clause, figure) for clause in problem.clauses)
