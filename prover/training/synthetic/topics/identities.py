"""Polynomial identities and values of expressions under linear or quadratic conditions."""

from __future__ import annotations

import random
from fractions import Fraction

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, nonzero, number

topic = Topic("identities")
_FIELDS = ("ℝ", "ℝ", "ℤ", "ℚ")


def _sum_and_product(rng: random.Random) -> tuple[int, int]:
    """Sum and product of two integers other than 0: what is assumed of two numbers can hold."""
    u, v = nonzero(rng, 8), nonzero(rng, 8)
    return u + v, u * v


@topic.family
def expanded_square(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = nonzero(rng, 6), nonzero(rng, 6)
    square = combination((a, b), (x, y))
    terms = (f"{x} ^ 2", f"{x} * {y}", f"{y} ^ 2")
    right = combination((a * a, 2 * a * b, b * b), terms)
    wrong = combination((a * a, a * b, b * b), terms)
    goal, miss = (f"({square}) ^ 2 = {r}" for r in (right, wrong))
    return draft(f"{x} {y} : {rng.choice(_FIELDS)}", [], goal, misses=[miss])


@topic.family
def product_of_binomials(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, b, c, d = (nonzero(rng, 7) for _ in range(4))
    left = f"({combination((a, b), (x, '1'))}) * ({combination((c, d), (x, '1'))})"
    terms = (f"{x} ^ 2", x, "1")
    right = combination((a * c, a * d + b * c, b * d), terms)
    wrong = combination((a * c, a * d + b * c, b * d + rng.choice((-2, -1, 1, 2))), terms)
    return draft(
        f"{x} : {rng.choice(_FIELDS)}", [], f"{left} = {right}", misses=[f"{left} = {wrong}"]
    )


@topic.family
def square_sum_from_sum_and_product(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    s, p = _sum_and_product(rng)
    asked = f"{x} ^ 2 + {y} ^ 2"
    value = s * s - 2 * p
    return draft(
        f"{x} {y} : {rng.choice(_FIELDS)}",
        [f"{x} + {y} = {s}", f"{x} * {y} = {p}"],
        f"{asked} = {value}",
        misses=[f"{asked} = {value + rng.choice((-2, 2 * p, 4))}"],
        ask=asked,
    )


@topic.family
def cube_sum_from_sum_and_product(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    s, p = _sum_and_product(rng)
    asked = f"{x} ^ 3 + {y} ^ 3"
    value = s**3 - 3 * s * p
    return draft(
        f"{x} {y} : {rng.choice(_FIELDS)}",
        [f"{x} + {y} = {s}", f"{x} * {y} = {p}"],
        f"{asked} = {value}",
        misses=[f"{asked} = {value + rng.choice((-3, 3, 6))}"],
        ask=asked,
    )


@topic.family
def reciprocal_sum(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    s, p = _sum_and_product(rng)
    asked = f"1 / {x} + 1 / {y}"
    return draft(
        f"{x} {y} : {rng.choice(('ℝ', 'ℚ'))}",
        [f"{x} ≠ 0", f"{y} ≠ 0", f"{x} + {y} = {s}", f"{x} * {y} = {p}"],
        f"{asked} = {number(Fraction(s, p))}",
        misses=[f"{asked} = {number(Fraction(s + 1, p))}"],
        ask=asked,
    )


@topic.family
def linear_value(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b, c, d, m, n = (nonzero(rng, 5) for _ in range(6))
    s, t = rng.randint(-6, 6), rng.randint(-6, 6)
    u, v = a * s + b * t, c * s + d * t
    asked = combination((m * a + n * c, m * b + n * d), (x, y))
    if a * d == b * c or asked in ("0", x, y):
        return linear_value(rng)
    value = m * u + n * v
    return draft(
        f"{x} {y} : {rng.choice(_FIELDS)}",
        [f"{combination((a, b), (x, y))} = {u}", f"{combination((c, d), (x, y))} = {v}"],
        f"{asked} = {value}",
        misses=[f"{asked} = {value + nonzero(rng, 2)}"],
        ask=asked,
    )


@topic.family
def difference_of_powers(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    degree = rng.choice((3, 4, 5))
    terms = [f"{x} ^ {degree - 1}"]
    for i in range(1, degree):
        left = x if degree - 1 - i == 1 else f"{x} ^ {degree - 1 - i}"
        right = y if i == 1 else f"{y} ^ {i}"
        terms.append(right if i == degree - 1 else f"{left} * {right}")
    left = f"{x} ^ {degree} - {y} ^ {degree}"
    wrong = " + ".join([*terms[:-1], f"2 * {terms[-1]}"])
    return draft(
        f"{x} {y} : {rng.choice(_FIELDS)}",
        [],
        f"{left} = ({x} - {y}) * ({' + '.join(terms)})",
        misses=[f"{left} = ({x} - {y}) * ({wrong})"],
    )


@topic.family
def cubes_of_zero_sum(rng: random.Random) -> Draft:
    x, y, z = letters(rng, 3)
    k = rng.choice((1, 1, 2, 3))
    left = " + ".join(f"{v} ^ 3" for v in (x, y, z))
    left = left if k == 1 else f"{k} * ({left})"
    return draft(
        f"{x} {y} {z} : {rng.choice(_FIELDS)}",
        [f"{x} + {y} + {z} = 0"],
        f"{left} = {3 * k} * ({x} * {y} * {z})" if k > 1 else f"{left} = 3 * {x} * {y} * {z}",
        misses=[f"{left} = {3 * k + 1} * {x} * {y} * {z}"],
    )
