from __future__ import annotations

from fractions import Fraction

import pytest

from geometry.language import Fact, LanguageError, Predicate, parse
from tests.geometry.texts import benchmark


def test_outputs_may_be_repeated_or_left_out() -> None:
    long = parse("a b c = triangle a b c; d = on_line d a b, on_tline d c a b ? coll a b d")
    short = parse("a b c = triangle; d = on_line a b, on_tline c a b ? coll a b d")
    assert str(long) == str(short)
    assert long.points == ("a", "b", "c", "d")


def test_outputs_in_the_middle_and_at_the_end() -> None:
    problem = parse("a b c = triangle; d = parallelogram a b c d; e f = square a b e f")
    assert [c.outputs for c in problem.constructions][1:] == [("d",), ("e", "f")]
    assert parse("a b c = triangle; d = parallelogram a b c").clauses[1].outputs == ("d",)


def test_outputs_may_always_come_first() -> None:
    last = parse("a b c = triangle; d = parallelogram a b c d; e f = square a b e f")
    first = parse("a b c = triangle; d = parallelogram d a b c; e f = square e f a b")
    assert str(first) == str(last)
    assert str(parse("a b = segment; c = s_angle c a b 30")) == str(
        parse("a b = segment; c = s_angle a b c 30")
    )


def test_outputs_in_their_written_order() -> None:
    problem = parse("a b c = between c a b")
    assert next(problem.constructions).args == ("c", "a", "b")


def test_pins() -> None:
    problem = parse("a@1.5_-2 b@0_1e1 c = triangle a b c")
    assert problem.clauses[0].pins == (("a", 1.5 - 2j), ("b", 10j))
    assert parse(str(problem)).clauses[0].pins == problem.clauses[0].pins


def test_values_of_goals() -> None:
    start = "a b c d = quadrangle a b c d ? "
    assert parse(start + "angle a b c = ?").goals == (
        Fact(Predicate.ACONST, ("b", "a", "b", "c"), None),
    )
    assert parse(start + "s_angle a b c 30").goals == (
        Fact(Predicate.ACONST, ("b", "a", "b", "c"), Fraction(1, 6)),
    )
    assert parse(start + "length a b = ?").goals[0].asks
    assert parse(start + "ratio a b c d = 1/2").goals[0].value == Fraction(1, 2)
    assert parse(start + "rconst a b c d 2 3").goals[0].value == Fraction(2, 3)
    assert parse(start + "aconst a b c d 60o").goals[0].value == Fraction(1, 3)
    assert parse(start + "aconst a b c d 2pi/3").goals[0].value == Fraction(2, 3)
    assert parse(start + "acompute a b c d").goals[0].asks
    assert len(parse(start + "coll a b c; cong a b c d").goals) == 2


def test_equations() -> None:
    start = "a b c = triangle a b c ? "
    linear = parse(start + "lequation 1/1 a c 1/1 c b -1/1 a b 0/1").goals[0]
    assert linear.predicate is Predicate.LEQUATION
    assert linear.terms[2] == (Fraction(-1), ("a", "b"))
    squares = parse(start + "lequation 2 A C * a c -1 b c * b c 3").goals[0]
    assert squares.predicate is Predicate.L2EQUATION
    assert squares.terms[0] == (Fraction(2), ("a", "c", "a", "c"))
    angles = parse(start + "aequation 1 a b b c 1 b c c a 90o").goals[0]
    assert (angles.predicate, angles.value) == (Predicate.AEQUATION, Fraction(1, 2))


def test_centers_of_a_circle() -> None:
    goals = parse("a b c d = quadrangle; o = circle o a b c ? cyclic_with_center o a b c d 1").goals
    assert [g.predicate for g in goals] == [Predicate.CIRCLE, Predicate.CYCLIC]


def test_case_is_forgiven_only_when_unambiguous() -> None:
    assert parse("a b c = triangle ? coll A B C").goals[0].args == ("a", "b", "c")
    with pytest.raises(LanguageError, match="unknown point"):
        parse("ab AB c = triangle ? coll Ab AB c")


WRONG = [
    ("", "empty text", "points = construction"),
    ("a b c", "without =", "points = construction"),
    ("a b c = ", "construction is missing", "construction"),
    (" = free a", "no point before =", "points = construction"),
    ("a b c = triangel a b c", "unknown construction triangel", "triangle"),
    ("a b c = triangle a b", "takes 3 points", "a b c = triangle a b c"),
    ("a b = segment; a = free a", "a is defined twice", "new name"),
    ("a b = segment; c = on_line c a z", "unknown point z", "a, b"),
    ("a b = segment; c d = on_line c a b", "introduces d", "d among"),
    ("a b = segment; c = on_line d a b", "d stands in the place of an output", "on_line x a b"),
    ("a b = segment; c = on_line c a a", "repeats a point", "on_line x a b"),
    ("a b = segment; c = s_angle a b c", "s_angle", "angle such as"),
    ("a b = segment; c = s_angle a b c 1/0", "not a number", "angle such as"),
    ("a b = segment; c = lconst c a -2", "must be positive", "lconst x a length"),
    ("a b c = triangle; d = foot d a b", "introduced by this clause", "x = foot x a b c"),
    ("1a b = segment", "not a point name", "a letter"),
    ("a@1 b = segment", "pin that does not read", "a@1.5_-2"),
    ("a@1e300_2 b = segment", "too far away", "1e9"),
    ("a b = segment ?", "nothing after the question mark", "coll"),
    ("a b c = triangle ? colll a b c", "unknown predicate colll", "coll"),
    ("a b c = triangle ? cong a b c", "cong takes 4 points", "cong a b c d"),
    ("a b c = triangle ? para a a b c", "repeats a point", "para a b c d"),
    ("a b c = triangle ? rconst a b b c x", "not a value", "= ?"),
    ("a b c = triangle ? lequation 1 a b 1 c 0", "cut short", "lequation"),
    ("a b c = triangle ? lequation 1 a b 1 a b * b c 0", "mixed", "lequation"),
]


@pytest.mark.parametrize(("text", "message", "expected"), WRONG)
def test_errors_say_what_was_expected(text: str, message: str, expected: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parse(text)
    assert message in str(caught.value)
    assert expected in str(caught.value)


def test_errors_point_at_the_clause() -> None:
    text = "a b c = triangle a b c; d = foot d a; e = free e ? coll a b c"
    with pytest.raises(LanguageError) as caught:
        parse(text)
    assert caught.value.clause == "d = foot d a"
    assert text[caught.value.column :].startswith("foot d a;")
    assert caught.value.expected == "x = foot x a b c"


def test_limits() -> None:
    with pytest.raises(LanguageError, match="longer than"):
        parse("a = free a; " * 20_000)
    many = "; ".join(f"p{i} = free p{i}" for i in range(501))
    with pytest.raises(LanguageError, match="more than 500 points"):
        parse(many)


@pytest.mark.parametrize("file", ["imo_ag_30.txt", "jgex_ag_231.txt", "newclid_minimal_rules.txt"])
def test_benchmark_texts_parse_and_print(file: str) -> None:
    for name, text in benchmark(file):
        problem = parse(text, name)
        again = parse(str(problem), name)
        assert str(again) == str(problem)
        assert again.goals == problem.goals
