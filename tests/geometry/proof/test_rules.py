"""The engine's reading of every rule agrees with the replayer's, and both with random figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from geometry.engine import _core
from geometry.language import Fact, Predicate
from geometry.proof.derivations import DERIVATIONS
from geometry.proof.equations import Equation, Table, equations, logarithm, make
from geometry.proof.replayer.replay import contains
from geometry.proof.replayer.rules import RULES, SIMILARITIES
from geometry.proof.replayer.special import SPECIAL
from geometry.proof.words import RULE_WORDS

BUILT_IN = {"hypothesis", "collinear_points", "concyclic_angles"}
NAMES = tuple("abcdefghijkl")


def test_every_rule_of_the_engine_is_known_everywhere() -> None:
    engine = set(_core.rule_names()) - BUILT_IN
    assert engine == set(DERIVATIONS)
    assert engine <= {*RULES, *SIMILARITIES, *SPECIAL}
    assert engine <= set(RULE_WORDS)


@pytest.mark.parametrize("name", sorted(set(DERIVATIONS) & set(RULES)))
def test_both_readings_agree(name: str) -> None:
    blank = make(Table.DIRECTIONS, [])
    for count in range(3, 8):
        try:
            derivation = DERIVATIONS[name](NAMES[:count], 0, blank)
            inference = RULES[name](*NAMES[:count])
        except (ValueError, TypeError, IndexError):
            continue
        for need in inference.needs:
            assert any(contains(p, need) for p in derivation.premises)
        conclusions = [derivation.conclusion]
        if name == "identical_substitution":
            logs = make(Table.LOGS, [])
            conclusions.append(DERIVATIONS[name](NAMES[:count], 0, logs).conclusion)
        assert all(any(contains(g, c) for g in inference.gives) for c in conclusions)
        return
    pytest.fail(f"no number of points fits {name}")


def test_logarithms_of_rationals() -> None:
    assert logarithm(Fraction(12, 5)) == {2: 2, 3: 1, 5: -1}
    assert logarithm(Fraction(1)) == {}
    with pytest.raises(ValueError, match="positive"):
        logarithm(Fraction(0))


def test_directions_keep_integer_coefficients() -> None:
    double = Fact(Predicate.AEQUATION, tuple("abcd"), Fraction(1, 2), (Fraction(2),))
    (equation,) = equations(double)
    assert equation == Equation(
        Table.DIRECTIONS,
        ((("a", "b"), Fraction(2)), (("c", "d"), Fraction(-2))),
        ((1, Fraction(1, 2)),),
    )
    half = Fact(Predicate.AEQUATION, tuple("abcd"), Fraction(1, 2), (Fraction(1, 2),))
    assert equations(half) == ()
