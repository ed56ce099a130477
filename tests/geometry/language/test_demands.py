"""Facts demanded in clauses, and the clauses that only define their points."""

from __future__ import annotations

from fractions import Fraction

import pytest

from geometry.language import LanguageError, Predicate, conditions, extend, hypotheses, parse


def test_demands_are_hypotheses() -> None:
    problem = parse("a b c = triangle a b c, length a b 5; d = coll d b c, perp a d b c")
    assert [str(f) for f in hypotheses(problem)] == ["lconst a b 5", "coll d b c", "perp a d b c"]
    assert parse(str(problem)).clauses[1].outputs == ("d",)
    assert str(parse(str(problem))) == str(problem)


def test_demanded_inequalities_are_conditions() -> None:
    problem = parse("a b c = triangle; d = coll d b c, obtuse_angle b d c")
    assert [str(f) for f in hypotheses(problem)] == ["coll d b c"]
    assert "obtuse_angle b d c" in {str(f) for f in conditions(problem)}


def test_words_that_are_both_are_constructions_when_their_outputs_are_in_place() -> None:
    start = "a b c d = quadrangle; e f g = triangle; "
    newclid = parse(start + "x = eqratio x a b c d e f g").clauses[-1].constructions[0]
    assert newclid.fact is None
    assert newclid.outputs == ("x",)
    plain = parse(start + "x = eqratio a b c d e f g x").clauses[-1].constructions[0]
    assert plain.fact is not None
    assert hypotheses(parse(start + "x = eqratio x a b c d e f g")) == (plain.fact,)
    last = parse(start + "x = rconst a b c x 1/2").clauses[-1].constructions[0]
    assert last.fact is None and last.value == Fraction(1, 2)
    inner = parse(start + "x = rconst a x c d 1/2").clauses[-1].constructions[0]
    assert inner.fact is not None and inner.fact.predicate is Predicate.RCONST
    assert parse(start + "x = circle x a b c").clauses[-1].constructions[0].fact is None


def test_pinned_points_alone() -> None:
    problem = parse(
        "a@0_0 = ; b@4_0 = ; c@1_3 = ; o@2_1 = cong o a o b, cong o b o c, distseq o a o b 1 -1"
    )
    assert problem.points == ("a", "b", "c", "o")
    assert problem.clauses[0].constructions == ()
    assert [f.predicate for f in hypotheses(problem)] == ["cong", "cong", "lequation"]
    assert str(parse(str(problem))) == str(problem)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = ", "construction is missing"),
        ("a b = segment; c = coll a b c, coll c", "takes 3 points"),
        ("a b = segment; c = coll a b d", "unknown point d"),
        ("a b = segment; c = cong a b a b", "introduces c"),
        ("a b = segment; c = rcompute a c a b", "cannot ask"),
    ],
)
def test_wrong_demands(text: str, message: str) -> None:
    with pytest.raises(LanguageError, match=message):
        parse(text)


DEFINING = [
    "x = on_line x a b",
    "x = on_line x a b, on_circle x c d",
    "x = intersection_ll x a b c d",
    "x = midpoint x a b",
    "x y = tangent x y a b c",
    "x = free x",
    "x y = on_line x a b, on_circle y c d",
]
ASSERTING = [
    "x = on_line x a b, on_line x b c, on_line x c d",
    "x = intersection_ll x a b c d, on_circle x a b",
    "x = midpoint x a b, on_line x c d",
    "x = midpoint x a b, foot x a c d",
    "x = on_line x a b, perp a c b d",
    "x = coll x a b",
    "x@1_2 = perp a b c d",
    "x y = square a b x y, on_line x c d",
    "x y = e5128 x y a b c d",
]


@pytest.mark.parametrize("clause", DEFINING)
def test_definitions(clause: str) -> None:
    assert parse(f"a b c d = quadrangle a b c d; {clause}").clauses[-1].defines


@pytest.mark.parametrize("clause", ASSERTING)
def test_clauses_that_say_something_of_earlier_points(clause: str) -> None:
    assert not parse(f"a b c d = quadrangle a b c d; {clause}").clauses[-1].defines


def test_extending_by_definitions() -> None:
    problem = parse("a b c d = quadrangle a b c d ? coll a b c")
    for clause in DEFINING:
        longer = extend(problem, clause)
        whole = parse(f"a b c d = quadrangle a b c d; {clause} ? coll a b c")
        assert (str(longer), longer.points) == (str(whole), whole.points)
        assert longer.goals == problem.goals
        assert hypotheses(longer)[: len(hypotheses(problem))] == hypotheses(problem)


@pytest.mark.parametrize(
    "clause",
    [*ASSERTING, "x = free x; y = perp a b c d", "x = free x ? coll a b d", "a = free a", "", "x"],
)
def test_extending_by_assertions_is_refused(clause: str) -> None:
    with pytest.raises(LanguageError):
        extend(parse("a b c d = quadrangle a b c d"), clause)
