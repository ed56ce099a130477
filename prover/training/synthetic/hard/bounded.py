"""Equations in bounded whole numbers: bounds first, then cases, then arithmetic."""

from __future__ import annotations

import random
from collections.abc import Iterable

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters

topic = Topic("bounded")


def _any(pairs: Iterable[tuple[int, int]], x: str, y: str) -> str:
    return " ∨ ".join(f"({x} = {a} ∧ {y} = {b})" for a, b in pairs)


@topic.family
def sum_of_two_squares(rng: random.Random) -> Draft:
    x, y = letters(rng, 2, whole=True)
    a, b = sorted(rng.sample(range(1, 9), 2))
    total = a * a + b * b
    found = [(u, v) for u in range(1, 13) for v in range(u + 1, 13) if u * u + v * v == total]
    return draft(
        f"{x} {y} : {rng.choice(('ℕ', 'ℤ'))}",
        [f"0 < {x}", f"{x} < {y}", f"{x} ^ 2 + {y} ^ 2 = {total}"],
        _any(found, x, y),
        misses=[_any([(u, v + 1) for u, v in found], x, y)],
    )


@topic.family
def factored_equation(rng: random.Random) -> Draft:
    x, y = letters(rng, 2, whole=True)
    a, b, u, v = (rng.randint(1, 6) for _ in range(4))
    product = (u + a) * (v + b)
    # (x + a) (y + b) = product, multiplied out
    equation = f"{x} * {y} + {combination((b, a), (x, y))} = {product - a * b}"
    found = [
        (i, j)
        for i in range(product + 1)
        for j in range(product + 1)
        if (i + a) * (j + b) == product
    ]
    return draft(
        f"{x} {y} : ℕ",
        [equation],
        _any(found, x, y),
        misses=[_any([(i + 1, j) for i, j in found], x, y)],
    )


@topic.family
def square_bounds(rng: random.Random) -> Draft:
    x, k = rng.choice("xyzn"), rng.randint(2, 12)
    bound = rng.randint(k * k, (k + 1) ** 2 - 1)
    return draft(
        f"{x} : ℤ",
        [f"{x} ^ 2 ≤ {bound}"],
        f"-{k} ≤ {x} ∧ {x} ≤ {k} ∧ {x} ^ 3 ≤ {k**3}",
        misses=[f"-{k} ≤ {x} ∧ {x} ≤ {k - 1}"],
    )


@topic.family
def residue_in_an_interval(rng: random.Random) -> Draft:
    n, p, q = rng.choice("nmk"), *rng.choice(((3, 5), (4, 7), (5, 7), (5, 8), (3, 11)))
    value = rng.randint(p * q, 3 * p * q)
    low, high = value - rng.randint(1, p * q // 2), value + rng.randint(1, p * q // 2)
    return draft(
        f"{n} : ℕ",
        [f"{low} ≤ {n}", f"{n} ≤ {high}", f"{n} % {p} = {value % p}", f"{n} % {q} = {value % q}"],
        f"{n} = {value} ∧ {n} ^ 2 % {p + q} = {value * value % (p + q)}",
        misses=[f"{n} = {value + 1}"],
    )


@topic.family
def polynomial_on_an_interval(rng: random.Random) -> Draft:
    x, low = rng.choice("xnm"), rng.randint(-4, 2)
    high = low + rng.randint(3, 6)
    c = rng.randint(-5, 5)
    values = [v**3 - c * v for v in range(low, high + 1)]
    top = max(values)
    value = combination((1, -c), (f"{x} ^ 3", x))
    return draft(
        f"{x} : ℤ",
        [f"{low} ≤ {x}", f"{x} ≤ {high}"],
        f"{value} ≤ {top} ∧ {min(values)} ≤ {value}",
        misses=[f"{value} < {top}"],
    )


@topic.family
def linear_with_product(rng: random.Random) -> Draft:
    x, y = letters(rng, 2, whole=True)
    u, v, k = rng.randint(1, 9), rng.randint(1, 9), rng.randint(1, 4)
    total = u + k * v
    found = [(i, j) for i in range(total + 1) for j in range(total + 1)
             if i + k * j == total and i * j == u * v]  # fmt: skip
    return draft(
        f"{x} {y} : ℕ",
        [f"{combination((1, k), (x, y))} = {total}", f"{x} * {y} = {u * v}"],
        _any(found, x, y),
        misses=[_any([(i, j + 1) for i, j in found], x, y)],
    )
