"""Inequalities: sums of squares, means, bounds under linear conditions."""

from __future__ import annotations

import random
from fractions import Fraction

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, nonzero, number, polynomial

topic = Topic("inequalities")


@topic.family
def two_squares(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = rng.randint(1, 6), rng.randint(1, 6)
    left = combination((a * a, b * b), (f"{x} ^ 2", f"{y} ^ 2"))
    right, wrong = f"{2 * a * b} * {x} * {y}", f"{2 * a * b + 1} * {x} * {y}"
    return draft(
        f"{x} {y} : ℝ", [], f"{right} ≤ {left}", misses=[f"{wrong} ≤ {left}", f"{right} < {left}"]
    )


@topic.family
def three_squares(rng: random.Random) -> Draft:
    x, y, z = letters(rng, 3)
    k = rng.choice((1, 1, 2, 3, 5))
    squares = f"{x} ^ 2 + {y} ^ 2 + {z} ^ 2"
    mixed = f"{x} * {y} + {y} * {z} + {z} * {x}"
    left, right = (t if k == 1 else f"{k} * ({t})" for t in (squares, mixed))
    return draft(
        f"{x} {y} {z} : {rng.choice(('ℝ', 'ℚ', 'ℤ'))}",
        [],
        f"{right} ≤ {left}",
        misses=[f"{left} ≤ {right}", f"{k + 1} * ({mixed}) ≤ {left}"],
    )


@topic.family
def product_of_given_sum(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = rng.randint(1, 5), rng.randint(1, 5)
    s = rng.randint(2, 20)
    bound = Fraction(s * s, 4 * a * b)
    hypotheses = [f"{combination((a, b), (x, y))} = {s}"]
    if rng.random() < 0.6:
        hypotheses = [f"0 < {x}", f"0 < {y}", *hypotheses]
    return draft(
        f"{x} {y} : ℝ",
        hypotheses,
        f"{x} * {y} ≤ {number(bound)}",
        misses=[f"{x} * {y} ≤ {number(bound - Fraction(1, 4 * a * b))}"],
    )


@topic.family
def squares_of_given_sum(rng: random.Random) -> Draft:
    names = letters(rng, rng.choice((2, 3)))
    s = rng.randint(1, 12)
    bound = Fraction(s * s, len(names))
    squares = " + ".join(f"{v} ^ 2" for v in names)
    return draft(
        f"{' '.join(names)} : ℝ",
        [f"{' + '.join(names)} = {s}"],
        f"{number(bound)} ≤ {squares}",
        misses=[f"{number(bound + 1)} ≤ {squares}"],
    )


@topic.family
def sum_with_reciprocal(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    k = rng.randint(1, 6)
    return draft(
        f"{x} : ℝ",
        [f"0 < {x}"],
        f"{2 * k} ≤ {x} + {k * k} / {x}",
        misses=[f"{2 * k + 1} ≤ {x} + {k * k} / {x}"],
    )


@topic.family
def quadratic_minimum(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, h, m = rng.randint(1, 4), nonzero(rng, 6), rng.randint(-12, 12)
    value = polynomial((a, -2 * a * h, a * h * h + m), x)
    return draft(f"{x} : ℝ", [], f"{m} ≤ {value}", misses=[f"{m + 1} ≤ {value}"])


@topic.family
def linear_bound(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = rng.randint(1, 7), rng.randint(1, 7)
    c, d = rng.randint(-9, 9), rng.randint(-9, 9)
    goal = f"{combination((a, b), (x, y))} ≤ {a * c + b * d}"
    return draft(
        f"{x} {y} : {rng.choice(('ℝ', 'ℤ', 'ℚ'))}",
        [f"{x} ≤ {c}", f"{y} ≤ {d}"],
        goal,
        misses=[f"{combination((a, b), (x, y))} ≤ {a * c + b * d - 1}"],
    )
