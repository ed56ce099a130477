"""Combinations of direction equations: what follows is found, with its multipliers."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from geometry.proof.equations import Table
from prover.geometry.lean.span import Span
from prover.geometry.lean.views import View

PAIRS = [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("a", "d")]
coefficients = st.lists(st.integers(-3, 3), min_size=len(PAIRS), max_size=len(PAIRS))


def view(numbers: list[int], constant: Fraction = Fraction(0)) -> View:
    terms = tuple((q, Fraction(c)) for q, c in zip(PAIRS, numbers, strict=True) if c)
    return View(Table.DIRECTIONS, terms, ((1, constant),) if constant else (), lambda _: "h")


@given(
    st.lists(coefficients, min_size=1, max_size=4),
    st.lists(st.integers(-3, 3), min_size=4, max_size=4),
)
def test_a_combination_is_found_again(rows: list[list[int]], multipliers: list[int]) -> None:
    span = Span()
    for row in rows:
        span.add(view(row))
    chosen = multipliers[: len(rows)]
    total = [
        sum(m * row[i] for m, row in zip(chosen, rows, strict=True)) for i in range(len(PAIRS))
    ]
    left = span.reduce(view(total))
    assert left.vector == {}
    again: dict[tuple[str, ...], Fraction] = {}
    for index, c in left.shares.items():
        for q, k in span.views[index].terms:
            again[q] = again.get(q, Fraction(0)) + c * k
    wanted = {q: Fraction(c) for q, c in zip(PAIRS, total, strict=True) if c}
    assert {q: c for q, c in again.items() if c} == wanted


def test_halves_are_no_combination() -> None:
    """Twice an angle does not give the angle."""
    span = Span()
    span.add(view([2, -2, 0, 0, 0]))
    target, nothing = view([1, -1, 0, 0, 0]), view([0, 0, 1, 0, 0])
    assert span.joined(span.reduce(target), span.reduce(nothing)) is None


def test_constants_must_agree() -> None:
    """A right angle is not zero."""
    span = Span()
    span.add(view([1, -1, 0, 0, 0], Fraction(1, 2)))
    target, assumed = view([1, 0, -1, 0, 0]), view([0, 1, -1, 0, 0])
    assert span.joined(span.reduce(target), span.reduce(assumed)) is None
    right = view([0, 1, -1, 0, 0], Fraction(1, 2))
    assert span.joined(span.reduce(target), span.reduce(right)) is not None
