"""Families of several tactics: honest words, names kept apart, compounds true or false by construction."""

from __future__ import annotations

import random
import re

import pytest

from prover.formalize.filter.fidelity import fidelity
from prover.formalize.filter.judged import Standing
from prover.formalize.filter.small_cases import counterexample
from prover.formalize.reading import read
from prover.training.searches import held_out
from prover.training.synthetic import Draft, draft, families, generate, hard_families
from prover.training.synthetic.compound import SHAPES, shapes
from prover.training.synthetic.compound.apart import apart
from prover.training.synthetic.phrases import statement

HARD = hard_families(held_out)
STEEP = [family for family in HARD if family.depth == 1]
ODD = draft("n : ℤ", ["Odd n"], "n ^ 2 % 8 = 1", misses=["n ^ 2 % 8 = 3"])
SUM = draft("x y : ℝ", ["x + y = 3", "x = 1"], "y = 2", misses=["y = 1"])
BOUND = draft("n : ℕ", [], "∃ m : ℕ, n < m", misses=["∃ m : ℕ, n < m ∧ m < n"])


def text(one: Draft) -> str:
    return statement(one).declaration.removeprefix("theorem statement").strip()


def test_there_are_many_on_both_sides_at_every_depth() -> None:
    names = [family.name for family in HARD]
    assert len(set(names)) == len(names) >= 200
    assert not set(names) & {family.name for family in families()}
    assert len(STEEP) >= 40
    for side in (True, False):
        kept = {family.depth for family in HARD if held_out(family.name) is side}
        assert kept >= {1, 2, 3, 4, 6}
    depths = [len(re.findall(r"\(h", d.statement.declaration)) for d in generate(60, 1, HARD)]
    assert max(depths) > 4


@pytest.mark.parametrize("family", STEEP, ids=lambda family: family.name)
def test_words_are_faithful_and_truth_agrees_with_small_cases(family) -> None:  # type: ignore[no-untyped-def]
    drawn = family.draw(random.Random(family.name))
    assert len(drawn.words) >= 3
    for words in drawn.words:
        check = fidelity(drawn.statement, read(words))
        assert check.standing is not Standing.FAILED, (words, drawn, check.reason)
    if drawn.truth:
        assert counterexample(drawn.statement, seconds=0.1) is None, drawn


def test_names_are_given_anew_where_another_part_uses_them_free_or_bound() -> None:
    first, second, third = apart([BOUND, ODD, draft("m : ℤ", ["0 < m"], "0 ≤ m")])
    assert text(first) == "(n : ℕ) : ∃ m : ℕ, n < m"
    (name,) = {names for names, _ in second.variables}
    assert name not in "nm"
    assert text(second) == f"({name} : ℤ) (h₀ : Odd {name}) : {name} ^ 2 % 8 = 1"
    assert third.variables[0][0] not in {"n", "m", name}


def test_names_within_dotted_ones_stay() -> None:
    renamed = apart([draft("c : ℕ", [], "c = c"), draft("c : ℕ", [], "Nat.c c = c.succ")])[1]
    (name,) = {names for names, _ in renamed.variables}
    assert renamed.goal.lean == f"Nat.c {name} = {name}.succ"


@pytest.mark.parametrize(
    ("shape", "true", "false"),
    [
        (shapes.all_of, "n ^ 2 % 8 = 1 ∧ y = 2", "n ^ 2 % 8 = 1 ∧ y = 1"),
        (
            shapes.conditional,
            "(Odd n → n ^ 2 % 8 = 1) ∧ (x + y = 3 → x = 1 → y = 2)",
            "(Odd n → n ^ 2 % 8 = 3) ∧ (x + y = 3 → x = 1 → y = 2)",
        ),
        (
            shapes.universal,
            "(∀ (n : ℤ), Odd n → n ^ 2 % 8 = 1) ∧ (∀ (x y : ℝ), x + y = 3 → x = 1 → y = 2)",
            "(∀ (n : ℤ), Odd n → n ^ 2 % 8 = 1) ∧ (∀ (x y : ℝ), x + y = 3 → x = 1 → y = 1)",
        ),
        (shapes.one_of, "n ^ 2 % 8 = 3 ∨ y = 2", "n ^ 2 % 8 = 3 ∨ y = 1"),
        (
            shapes.each_case,
            "(h₀ : Odd n ∨ (x + y = 3 ∧ x = 1)) : n ^ 2 % 8 = 1 ∨ y = 2",
            "(h₀ : Odd n ∨ (x + y = 3 ∧ x = 1)) : n ^ 2 % 8 = 3 ∨ y = 1",
        ),
        (shapes.both_ways, "n ^ 2 % 8 = 1 ↔ y = 2", "n ^ 2 % 8 = 1 ↔ y = 1"),
        (
            shapes.not_always,
            "n ^ 2 % 8 = 1 ∧ (¬ (∀ (x y : ℝ), x + y = 3 → x = 1 → y = 1))",
            "n ^ 2 % 8 = 1 ∧ (¬ (∀ (x y : ℝ), x + y = 3 → x = 1 → y = 2))",
        ),
        (
            shapes.no_exception,
            "(¬ (∃ (n : ℤ), Odd n ∧ (¬ (n ^ 2 % 8 = 1)))) ∧ "
            "(¬ (∃ (x y : ℝ), x + y = 3 ∧ x = 1 ∧ (¬ (y = 2))))",
            "(¬ (∃ (n : ℤ), Odd n ∧ (¬ (n ^ 2 % 8 = 3)))) ∧ "
            "(¬ (∃ (x y : ℝ), x + y = 3 ∧ x = 1 ∧ (¬ (y = 2))))",
        ),
        (shapes.buried, "(h₀ : Odd n) (h₁ : x + y = 3) (h₂ : x = 1) : y = 2", ": n ^ 2 % 8 = 3"),
    ],
)  # fmt: skip
def test_each_shape(shape, true: str, false: str) -> None:  # type: ignore[no-untyped-def]
    made = [shape([ODD, SUM], random.Random(seed)) for seed in range(8)]
    assert any(text(one).endswith(true) for one in made)
    assert any(miss.lean == false.removeprefix(": ") or text(_missed(one)).endswith(false)
               for one in made for miss in one.misses)  # fmt: skip
    assert all(one.truth and not one.told for one in made)


def test_a_witness_is_asked_for_beside_the_goals() -> None:
    one = shapes.witnessed([ODD, SUM], random.Random(0))
    assert re.search(r"∃ w : ℤ, \d \* w \+ \d+ = -?\d+ ∧ n \^ 2 % 8 = 1 ∧ y = 2$", text(one))
    assert all("= 3" in miss.lean or "y = 1" in miss.lean for miss in one.misses)


def test_every_shape_is_tested_above() -> None:
    marks = test_each_shape.pytestmark  # type: ignore[attr-defined]
    tested = {case[0] for mark in marks for case in mark.args[1]}
    assert tested | {shapes.witnessed} == set(SHAPES.values())


def _missed(one: Draft) -> Draft:
    return Draft(one.variables, one.hypotheses, one.misses[0])


def test_what_makes_no_part_false_makes_no_compound_false() -> None:
    sure = draft("a : ℤ", [], "a = a")
    for shape in (shapes.all_of, shapes.one_of, shapes.each_case, shapes.both_ways, shapes.buried):
        assert shape([sure, ODD], random.Random(0)).misses == ()


def test_compounds_agree_with_small_cases() -> None:
    compounds = [family for family in HARD if family.depth == 2]
    for drawn in generate(40, 3, compounds):
        if drawn.truth:
            assert counterexample(drawn.statement, seconds=0.1) is None, drawn


def test_compounds_of_one_side_have_parts_of_that_side() -> None:
    """With two parts that are told apart by their names, no compound holds both."""
    from prover.training.synthetic.compound import compounds
    from prover.training.synthetic.family import Family

    kept = Family("integers/kept", lambda rng: ODD)
    trained = Family("reals/trained", lambda rng: SUM)
    named = [f for f in compounds([kept, trained, Family("integers/trained", lambda rng: SUM)],
                                  lambda name: even_name(name)) if f.depth == 2]  # fmt: skip
    sides = {kept.name: even_name(kept.name), trained.name: even_name(trained.name)}
    assert named
    for family in named:
        drawn = family.draw(random.Random(0)).statement.declaration
        if "Odd" in drawn:
            assert even_name(family.name) == sides[kept.name]


def even_name(name: str) -> bool:
    return sum(name.encode()) % 2 == 0
