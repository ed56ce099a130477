from __future__ import annotations

import random

import pytest

from geometry.figure.frame import Rules
from geometry.figure.gaps import gaps
from geometry.figure.placing import place
from geometry.language import (
    REGISTRY,
    Definition,
    Sampler,
    asserted,
    conditions,
    hypotheses,
    parse,
)
from geometry.language.grammar import example
from geometry.plane import PlaneError

EXPECTED = {
    "d = angle_bisector d a b c": {"eqangle b a b d b d b c"},
    "d = foot d a b c": {"perp d a b c", "coll d b c"},
    "o = circle o a b c": {"cong o a o b", "cong o b o c"},
    "d = on_circum d a b c": {"cyclic d a b c"},
    "d = on_aline d a b a c b": {"eqangle a d a b c a c b"},
    "d = mirror d a b": {"midp b a d"},
    "d = s_angle a b d 30": {"aconst a b b d pi/6"},
    "i = incenter i a b c": {
        "eqangle a b a i a i a c",
        "eqangle b c b i b i b a",
        "eqangle c a c i c i c b",
    },
    "d e = trisegment d e a b": {
        "coll d a b",
        "coll e a b",
        "midp d a e",
        "midp e d b",
        "rconst a d a b 1/3",
        "rconst b e a b 1/3",
    },
    "d = eqratio6 d b c a b a c": {"eqratio b d c d a b a c"},
    "d = eqdistance d a b c": {"cong d a b c"},
}


@pytest.mark.parametrize("clause", EXPECTED)
def test_constructions_assert_exactly_their_meaning(clause: str) -> None:
    problem = parse(f"a b c = triangle a b c; {clause}")
    assert {str(f) for f in hypotheses(problem)} == EXPECTED[clause]


def test_conditions_are_kept_apart() -> None:
    problem = parse("a b c = triangle a b c; d = between_bound d a b")
    assert {str(f) for f in hypotheses(problem)} == {"coll d a b"}
    assert {str(f) for f in conditions(problem)} == {
        "ncoll a b c",
        "diff a b",
        "obtuse_angle a d b",
    }


def test_pins_add_no_fact() -> None:
    # The pinned points form a right angle and equal sides; none of that is asserted.
    assert hypotheses(parse("a@0_0 b@1_0 c@0_1 = triangle a b c")) == ()


def test_repeated_and_trivial_facts_are_left_out() -> None:
    problem = parse("a b = segment a b; c = on_line c a b, on_line c a b; d = on_pline d a a b")
    assert [str(f) for f in hypotheses(problem)] == ["coll c a b", "para d a a b"]


@pytest.mark.parametrize("definition", REGISTRY.values(), ids=lambda d: d.name)
def test_placing_and_facts_agree(definition: Definition) -> None:
    """The coordinates a construction chooses satisfy the facts it asserts, on every branch.

    Placed clause by clause without any polishing, so that an error in either shows.
    """
    problem = parse(example(definition))
    rules, placed = Rules(close=1e-3, far=100.0), 0
    for seed in range(60):
        sampler = Sampler(random.Random(seed), wild=seed % 2 == 1)
        coordinates: dict[str, complex] = {}
        try:
            for clause in problem.clauses:
                coordinates |= place(clause, coordinates, sampler, rules)
        except PlaneError:
            continue
        placed += 1
        for construction in problem.constructions:
            for fact in asserted(construction):
                assert all(abs(g) < 1e-9 for g in gaps(fact, coordinates)), (seed, str(fact))
    assert placed >= 10


DETERMINED = [d for d in REGISTRY.values() if d.inputs and d.place is not None]


@pytest.mark.parametrize("definition", DETERMINED, ids=lambda d: d.name)
def test_facts_hold_the_new_points_in_place(definition: Definition) -> None:
    """Moved by a hair, a point breaks one of the facts: no construction means more than it says."""
    problem = parse(example(definition))
    coordinates: dict[str, complex] = {}
    for seed in range(50):
        sampler = Sampler(random.Random(seed))
        try:
            coordinates = {}
            for clause in problem.clauses:
                coordinates |= place(clause, coordinates, sampler, Rules(close=1e-3, far=100.0))
            break
        except PlaneError:
            continue
    construction = list(problem.constructions)[-1]
    for name in construction.outputs:
        for shift in (1e-4, 1e-4j, 1e-4 + 1e-4j):
            moved = {**coordinates, name: coordinates[name] + shift}
            worst = max(abs(g) for f in asserted(construction) for g in gaps(f, moved))
            assert worst > 1e-7, (name, shift)
