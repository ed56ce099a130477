"""A real number between two bounds, said in several ways, times what follows for terms of it."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from fractions import Fraction
from functools import partial

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, number, polynomial

topic = Topic("intervals")


def _two(x: str, a: int, b: int) -> list[str]:
    return [f"{a} ≤ {x}", f"{x} ≤ {b}"]


def _chain(x: str, a: int, b: int) -> list[str]:
    return [f"{a} ≤ {x} ∧ {x} ≤ {b}"]


def _distance(x: str, a: int, b: int) -> list[str]:
    middle, half = Fraction(a + b, 2), Fraction(b - a, 2)
    inside = x if middle == 0 else f"{x} - {number(middle)}"
    if middle < 0:
        inside = f"{x} + {number(-middle)}"
    return [f"|{inside}| ≤ {number(half)}"]


def _quadratic(x: str, a: int, b: int) -> list[str]:
    return [f"{polynomial((1, -a - b, a * b), x)} ≤ 0"]


_GIVEN: dict[str, Callable[[str, int, int], list[str]]] = {
    "bounds": _two, "chain": _chain, "distance": _distance, "quadratic": _quadratic,
}  # fmt: skip


def _linear(x: str, a: int, b: int, rng: random.Random) -> tuple[str, str]:
    m, c = rng.randint(2, 9), rng.randint(-9, 9)
    term = combination((m, c), (x, "1"))
    return f"{term} ≤ {m * b + c}", f"{term} ≤ {m * b + c - 1}"


def _linear_both(x: str, a: int, b: int, rng: random.Random) -> tuple[str, str]:
    m, c = rng.randint(2, 9), rng.randint(-9, 9)
    term, low, high = combination((m, c), (x, "1")), m * a + c, m * b + c
    return f"{low} ≤ {term} ∧ {term} ≤ {high}", f"{low + 1} ≤ {term} ∧ {term} ≤ {high}"


def _falling(x: str, a: int, b: int, rng: random.Random) -> tuple[str, str]:
    m, c = rng.randint(2, 9), rng.randint(-9, 9)
    term = combination((c, -m), ("1", x))
    return f"{c - m * b} ≤ {term}", f"{c - m * b + 1} ≤ {term}"


def _square(x: str, a: int, b: int, rng: random.Random) -> tuple[str, str]:
    c = rng.randint(-4, 4)
    top = max(a * a + c * a, b * b + c * b)
    term = polynomial((1, c, 0), x)
    return f"{term} ≤ {top}", f"{term} ≤ {top - 1}"


def _vertex(x: str, a: int, b: int, rng: random.Random) -> tuple[str, str]:
    h, m = rng.randint(a, b), rng.randint(-9, 9)
    term = polynomial((1, -2 * h, h * h + m), x)
    return f"{m} ≤ {term}", f"{m + 1} ≤ {term}"


def _product(x: str, a: int, b: int, rng: random.Random) -> tuple[str, str]:
    left, right = combination((1, -a), (x, "1")), combination((b, -1), ("1", x))
    return f"0 ≤ ({left}) * ({right})", f"({left}) * ({right}) < 0"


def _middle(x: str, a: int, b: int, rng: random.Random) -> tuple[str, str]:
    quarter = Fraction((b - a) ** 2, 4)
    left, right = combination((1, -a), (x, "1")), combination((b, -1), ("1", x))
    term = f"({left}) * ({right})"
    return f"{term} ≤ {number(quarter)}", f"{term} ≤ {number(quarter - Fraction(1, 4))}"


_FOLLOWS: dict[str, Callable[[str, int, int, random.Random], tuple[str, str]]] = {
    "linear": _linear, "linear_both": _linear_both, "falling": _falling, "square": _square,
    "vertex": _vertex, "product": _product, "middle": _middle,
}  # fmt: skip


def _drawn(given: str, follows: str, rng: random.Random) -> Draft:
    x = rng.choice("xxtau")
    a = rng.randint(-6, 6)
    b = a + rng.randint(1, 9)
    goal, miss = _FOLLOWS[follows](x, a, b, rng)
    return draft(f"{x} : ℝ", _GIVEN[given](x, a, b), goal, misses=[miss])


for _given, _follows in itertools.product(_GIVEN, _FOLLOWS):
    if (_given, _follows) != ("quadratic", "product"):
        topic.add(f"{_given}_gives_{_follows}", partial(_drawn, _given, _follows))
