from __future__ import annotations

import cmath
import math
from fractions import Fraction

import pytest

from geometry.figure import DegenerateError, Figure, error, gaps, holds, measure
from geometry.language import Fact, Predicate, parse

# Two triangles abc and pqr, similar; xyz their mirror image; a regular hexagon's corner m, ...
SHAPE = {
    "a": 0j,
    "b": 4 + 0j,
    "c": 1 + 3j,
    "m": 2 + 0j,
    "n": 2.5 + 1.5j,
    "h": 1 + 1j,
    "o": 2 + 1j,
    "k": 1 + 0j,
    "p": 10 + 0j,
    "q": 10 + 8j,
    "r": 4 + 2j,
    "x": -10 + 0j,
    "y": -10 + 8j,
    "z": -4 + 2j,
    "u": 20 + 0j,
    "v": 20 + 4j,
    "w": 17 + 1j,
    "s": 3 + 3j,
}
FIGURE = Figure(SHAPE)

TRUE = [
    "coll a m b",
    "coll a k m b",
    "para a c m n",
    "perp c k a b",
    "perp a h b c",
    "cong o a o b",
    "cyclic a b c s",
    "circle o a b c",
    "midp m a b",
    "eqangle a b a c m b m n",
    "eqratio a m a b c n c b",
    "simtri a b c p q r",
    "simtrir a b c x y z",
    "contri a b c u v w",
    "aconst a b k c pi/2",
    "aconst k c a b pi/2",
    "rconst a m a b 1/2",
    "r2const c a a b 5/8",
    "lconst a b 4",
    "l2const a c 10",
    "lequation 1 a m -1 m b 0",
    "lequation 1 a c * a c -1 a k * a k -1 k c * k c 0",
    "aequation 1 a b k c 1 b c a h 180o",
]
INEQUALITIES = [
    ("diff a b c", "diff a m m"),
    ("ncoll a b c", "ncoll a m b"),
    ("npara a b a c", "npara a b m k"),
    ("nperp a b a c", "nperp a b k c"),
    ("sameside a b c p q r", "sameside m a b a b c"),
    ("nsameside m a b a b c", "nsameside a b c p q r"),
    ("sameclock a b c p q r", "sameclock a b c x y z"),
    ("obtuse_angle a m b", "obtuse_angle b a c"),
]


def fact(text: str) -> Fact:
    """A fact about the points of SHAPE; repeated points are let through."""
    try:
        return parse(f"{'; '.join(f'{n} = free {n}' for n in SHAPE)} ? {text}").goals[0]
    except ValueError:
        word, *args = text.split()
        return Fact(Predicate(word), tuple(args))


def test_the_copies_are_as_described() -> None:
    turn = (SHAPE["q"] - SHAPE["p"]) / (SHAPE["b"] - SHAPE["a"])
    assert SHAPE["r"] == SHAPE["p"] + turn * (SHAPE["c"] - SHAPE["a"])
    assert all(SHAPE[i] == -SHAPE[j].conjugate() for i, j in ("xp", "yq", "zr"))


@pytest.mark.parametrize("text", TRUE)
def test_true_facts_hold(text: str) -> None:
    assert holds(fact(text), FIGURE)
    assert error(fact(text), FIGURE) < 1e-14


@pytest.mark.parametrize("text", TRUE)
def test_false_by_a_hair_is_false(text: str) -> None:
    """Moving any one point of a true fact by a millionth breaks it in some direction."""
    stated = fact(text)
    for name in set(stated.args):
        for shift in (1e-6, 1e-6j):
            moved = Figure({**SHAPE, name: SHAPE[name] + shift})
            if not holds(stated, moved):
                break
        else:
            pytest.fail(f"{text} survives a move of {name}")


@pytest.mark.parametrize(("true", "false"), INEQUALITIES[1:])
def test_inequalities(true: str, false: str) -> None:
    assert holds(fact(true), FIGURE)
    assert not holds(fact(false), FIGURE)


def test_inequalities_need_a_margin() -> None:
    nearly = Figure({**SHAPE, "m": 2 + 1e-8j})
    assert not holds(fact("coll a m b"), nearly)
    assert not holds(fact("ncoll a m b"), nearly)
    assert not holds(Fact(Predicate.DIFF, ("a", "b")), Figure({"a": 1 + 0j, "b": 1 + 1e-9j}))


def test_degenerate_facts_are_false() -> None:
    flat = Figure({**SHAPE, "b": SHAPE["a"], "s": 3 + 0j})
    assert not holds(fact("para a b m n"), flat)
    assert not holds(fact("eqratio a b c m a b c m"), flat)
    assert not holds(fact("cyclic a k m s"), flat)
    assert math.isinf(error(fact("para a b m n"), flat))
    with pytest.raises(DegenerateError):
        gaps(fact("perp a b m n"), flat.coordinates)


def test_missing_points_are_an_error() -> None:
    with pytest.raises(KeyError):
        holds(Fact(Predicate.CONG, ("a", "b", "a", "zz")), FIGURE)


def test_questions_hold_and_are_measured() -> None:
    question = fact("angle b a c = ?")
    assert holds(question, FIGURE)
    assert measure(question, FIGURE) == pytest.approx(math.atan2(3, 1) / math.pi)
    assert measure(fact("length a b = ?"), FIGURE) == 4
    assert measure(fact("ratio a m a b = ?"), FIGURE) == 0.5
    assert measure(Fact(Predicate.L2CONST, ("a", "c")), FIGURE) == pytest.approx(10)
    assert measure(fact("aconst a b a m pi"), FIGURE) == 0
    with pytest.raises(ValueError, match="no value"):
        measure(fact("coll a m b"), FIGURE)


def test_directed_angles_change_sign_with_orientation() -> None:
    turn = cmath.exp(1j * cmath.pi / 5)
    figure = Figure({"a": 0j, "b": 1 + 0j, "c": turn})
    stated = Fact(Predicate.ACONST, ("a", "b", "a", "c"), Fraction(1, 5))
    assert holds(stated, figure)
    assert not holds(stated, Figure({"a": 0j, "b": 1 + 0j, "c": turn.conjugate()}))
