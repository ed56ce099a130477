from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geometry.language.facts import angle_text
from geometry.language.numbers import angle, rational


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("60o", Fraction(1, 3)),
        ("60°", Fraction(1, 3)),
        ("60", Fraction(1, 3)),
        ("-15", Fraction(-1, 12)),
        ("22.5deg", Fraction(1, 8)),
        ("pi", Fraction(1)),
        ("-pi/3", Fraction(-1, 3)),
        ("2pi/3", Fraction(2, 3)),
        ("1/2pi", Fraction(1, 2)),
        ("1/0pi", None),
        ("pi/0", None),
        ("o", None),
        ("1e9", None),
        ("", None),
    ],
)
def test_angles(word: str, value: Fraction | None) -> None:
    assert angle(word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("3", Fraction(3)),
        ("-1/2", Fraction(-1, 2)),
        ("2.5", Fraction(5, 2)),
        ("1/0", None),
        ("1e999999999", None),
        ("1/2/3", None),
        ("٣", None),
    ],
)
def test_rationals(word: str, value: Fraction | None) -> None:
    assert rational(word) == value


@given(st.fractions(max_denominator=10**9))
def test_printed_angles_read_back(value: Fraction) -> None:
    if abs(value.numerator) < 10**15:
        assert angle(angle_text(value)) == value
