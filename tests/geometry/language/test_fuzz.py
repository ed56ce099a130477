"""No text crashes the reader or the builder: they return, or raise their own errors."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geometry.figure import FigureError, build, holds
from geometry.language import LanguageError, conditions, hypotheses, parse
from tests.geometry.texts import mutated, problems, soup

RELAXED = [HealthCheck.too_slow, HealthCheck.filter_too_much]
anything = st.one_of(st.text(max_size=80), soup, mutated(), problems())


def check(text: str) -> None:
    """Read a text and build its figure; what comes out is consistent, what fails says why."""
    try:
        problem = parse(text)
    except LanguageError as error:
        assert error.message and str(error)
        assert 0 <= error.column <= len(text)
        return
    assert parse(str(problem)).goals == problem.goals
    facts = hypotheses(problem)
    try:
        (figure,) = build(problem, attempts=6)
    except FigureError as error:
        assert "attempts" in str(error)
        return
    assert set(figure) == set(problem.points)
    assert all(holds(fact, figure) for fact in (*facts, *conditions(problem)))


@settings(max_examples=500, deadline=None, suppress_health_check=RELAXED)
@given(anything)
def test_no_text_crashes(text: str) -> None:
    check(text)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, suppress_health_check=RELAXED)
@given(anything)
def test_ten_thousand_texts_crash_nothing(text: str) -> None:
    check(text)
