"""Two or three real numbers under one condition: products, squares, means, order."""

from __future__ import annotations

import random
from fractions import Fraction

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, number

topic = Topic("pairs")


@topic.family
def sum_of_given_product(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    r, a = rng.randint(1, 9), rng.choice((1, 1, 4, 9))
    root = {1: 1, 4: 2, 9: 3}[a]
    term = combination((a, 1), (x, y))
    return draft(
        f"{x} {y} : ℝ",
        [f"0 < {x}", f"0 < {y}", f"{x} * {y} = {r * r}"],
        f"{2 * r * root} ≤ {term}",
        misses=[f"{2 * r * root + 1} ≤ {term}"],
    )


@topic.family
def linear_on_circle(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b, c = rng.choice(((3, 4, 5), (5, 12, 13), (8, 15, 17), (4, 3, 5), (1, 0, 1), (7, 24, 25)))
    r = rng.randint(1, 4)
    term = combination((a, b), (x, y))
    return draft(
        f"{x} {y} : ℝ",
        [f"{x} ^ 2 + {y} ^ 2 = {r * r}"],
        f"{term} ≤ {c * r}",
        misses=[f"{term} ≤ {c * r - 1}"],
    )


@topic.family
def product_on_circle(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    q = rng.randint(1, 20)
    bound, wrong = number(Fraction(q, 2)), number(Fraction(q - 1, 2))
    return draft(
        f"{x} {y} : ℝ",
        [f"{x} ^ 2 + {y} ^ 2 = {q}"],
        f"{x} * {y} ≤ {bound}",
        misses=[f"{x} * {y} ≤ {wrong}"],
    )


@topic.family
def order_of_squares(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    power = rng.choice((2, 3))
    k = rng.randint(1, 9)
    left, right = (f"{v} ^ {power}" if k == 1 else f"{k} * {v} ^ {power}" for v in (x, y))
    return draft(
        f"{x} {y} : ℝ",
        [f"0 ≤ {x}", f"{x} ≤ {y}"],
        f"{left} ≤ {right}",
        misses=[f"{left} < {right}"],
    )


@topic.family
def ratio_and_inverse(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    k = rng.choice((1, 1, 2, 3))
    term = f"{x} / {y} + {k * k} * ({y} / {x})" if k > 1 else f"{x} / {y} + {y} / {x}"
    return draft(
        f"{x} {y} : ℝ",
        [f"0 < {x}", f"0 < {y}"],
        f"{2 * k} ≤ {term}",
        misses=[f"{2 * k} < {term}", f"{2 * k + 1} ≤ {term}"],
    )


@topic.family
def sum_times_inverses(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = rng.choice(((1, 1), (1, 4), (4, 9), (1, 9), (9, 4)))
    root = {1: 1, 4: 2, 9: 3}
    bound = (root[a] + root[b]) ** 2
    term = f"({x} + {y}) * ({a} / {x} + {b} / {y})"
    return draft(
        f"{x} {y} : ℝ",
        [f"0 < {x}", f"0 < {y}"],
        f"{bound} ≤ {term}",
        misses=[f"{bound + 1} ≤ {term}"],
    )


@topic.family
def three_positive(rng: random.Random) -> Draft:
    a, b, c = letters(rng, 3)
    k = rng.choice((1, 2, 3))
    product = f"({a} + {k} * {b}) * ({b} + {k} * {c}) * ({c} + {k} * {a})"
    if k == 1:
        product = f"({a} + {b}) * ({b} + {c}) * ({c} + {a})"
    bound = (1 + k) ** 3
    right = f"{bound} * {a} * {b} * {c}"
    return draft(
        f"{a} {b} {c} : ℝ",
        [f"0 < {a}", f"0 < {b}", f"0 < {c}"],
        f"{right} ≤ {product}",
        misses=[f"{bound + 1} * {a} * {b} * {c} ≤ {product}"],
    )


@topic.family
def cauchy_two(rng: random.Random) -> Draft:
    a, b, c, d = letters(rng, 4)
    k = rng.choice((1, 1, 2, 3))
    left = f"({a} * {c} + {k} * {b} * {d}) ^ 2" if k > 1 else f"({a} * {c} + {b} * {d}) ^ 2"
    first = combination((1, k), (f"{a} ^ 2", f"{b} ^ 2"))
    second = combination((1, k), (f"{c} ^ 2", f"{d} ^ 2"))
    return draft(
        f"{a} {b} {c} {d} : ℝ",
        [],
        f"{left} ≤ ({first}) * ({second})",
        misses=[f"({first}) * ({second}) ≤ {left}"],
    )


@topic.family
def equality_from_squares(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = rng.randint(-7, 7), rng.randint(-7, 7)
    first = x if a == 0 else f"({combination((1, -a), (x, '1'))})"
    second = y if b == 0 else f"({combination((1, -b), (y, '1'))})"
    return draft(
        f"{x} {y} : ℝ",
        [f"{first} ^ 2 + {second} ^ 2 = 0"],
        f"{x} = {a} ∧ {y} = {b}",
        misses=[f"{x} = {a} ∧ {y} = {b + 1}"],
        questions=[f"{{verb}} ⟦{x}⟧ and ⟦{y}⟧."],
    )


@topic.family
def equal_squares_of_positives(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    k, c = rng.randint(1, 6), rng.randint(0, 9)
    left, right = (combination((k, c), (f"{v} ^ 2", "1")) for v in (x, y))
    return draft(
        f"{x} {y} : ℝ",
        [f"0 < {x}", f"0 < {y}", f"{left} = {right}"],
        f"{x} = {y}",
        misses=[f"{x} = 2 * {y}"],
    )


@topic.family
def larger_half(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    s = 2 * rng.randint(-9, 9)
    half = s // 2
    return draft(
        f"{x} {y} : ℝ",
        [f"{x} + {y} = {s}"],
        f"{half} ≤ {x} ∨ {half} ≤ {y}",
        misses=[f"{half} ≤ {x} ∧ {half} ≤ {y}"],
    )


@topic.family
def sum_of_fourth_powers(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    s = rng.choice((1, 2, 4))
    bound = Fraction(s**4, 8)
    return draft(
        f"{x} {y} : ℝ",
        [f"{x} + {y} = {s}"],
        f"{number(bound)} ≤ {x} ^ 4 + {y} ^ 4",
        misses=[f"{number(bound + 1)} ≤ {x} ^ 4 + {y} ^ 4"],
    )
