"""Facts as Lean text; names that would shadow something are changed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from geometry import parse
from geometry.figure import Figure
from geometry.language import Fact, Predicate
from prover.geometry.lean.conditions import Assumption
from prover.geometry.lean.holding import true_in
from prover.geometry.lean.statement import lean_statement, theorem_name
from prover.geometry.lean.words import lean_name, proposition

P = Predicate


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (Fact(P.COLL, tuple("abc")), "coll a b c"),
        (Fact(P.COLL, tuple("abcd")), "coll a b c ∧ coll a b d"),
        (Fact(P.CYCLIC, tuple("abcd")), "cyclic [a, b, c, d]"),
        (Fact(P.ACONST, tuple("abcd"), Fraction(2, 3)), "aconst a b c d (2/3)"),
        (Fact(P.DIFF, tuple("abc")), "a ≠ b ∧ a ≠ c ∧ b ≠ c"),
        (Fact(P.OVERLAP, tuple("ab")), "a = b"),
        (
            Fact(P.AEQUATION, tuple("abcdefgh"), Fraction(1, 2), (Fraction(2), Fraction(-1))),
            "(2 : ℤ) • angle a b c d + (-1 : ℤ) • angle e f g h = turn (1/2)",
        ),
        (
            Fact(P.LEQUATION, tuple("abcd"), Fraction(0), (Fraction(1), Fraction(-1, 2))),
            "1 * dist a b + (-1/2) * dist c d = 0",
        ),
    ],
)
def test_propositions(fact: Fact, text: str) -> None:
    assert proposition(fact) == text


@pytest.mark.parametrize(
    ("point", "name"),
    [("a", "a"), ("dist", "dist_pt"), ("fun", "fun_pt"), ("given_3", "given_3_pt"), ("o'", "o'")],
)
def test_names_shadow_nothing(point: str, name: str) -> None:
    assert lean_name(point) == name


def test_a_statement_is_the_problem_and_its_conditions() -> None:
    problem = parse("a b c = triangle a b c; m = midpoint m b c ? cong m b m c", "a problem 1")
    statement = lean_statement(problem, problem.goals)
    assert theorem_name(problem) == "a_problem_1"
    assert statement.declaration.splitlines() == [
        "theorem a_problem_1 (a b c m : Point)",
        "    (given_1 : midp m b c)",
        "    (given_2 : ncoll a b c)",
        "    (given_3 : b ≠ c) :",
        "    cong m b m c",
    ]


def test_what_is_assumed_is_looked_up_in_the_figure() -> None:
    figure = Figure({"a": 0j, "b": 4 + 0j, "c": 1 + 2j, "d": 1 + 0j})
    flat = Fact(P.COLL, ("a", "b", "d"))
    assert true_in(Assumption("extra_1", Fact(P.NCOLL, ("a", "b", "c"))), figure)
    assert not true_in(Assumption("extra_1", Fact(P.NCOLL, ("a", "b", "d"))), figure)
    assert not true_in(Assumption("extra_1", flat, negated=True), figure)
    half = Fraction(1, 2)
    across = Fact(P.PARA, ("a", "b", "d", "c"))
    assert not true_in(Assumption("extra_1", across, shift=half), figure)
    assert true_in(Assumption("extra_1", Fact(P.PARA, ("a", "b", "a", "c")), shift=half), figure)
