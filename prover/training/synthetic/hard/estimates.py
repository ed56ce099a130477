"""Real numbers: equivalences, systems and chains of inequalities that want a step between."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, factor, letters

topic = Topic("estimates")


@topic.family
def between_the_roots(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a = rng.randint(-8, 7)
    b = a + rng.randint(1, 8)
    left, right = (combination((1, -c), (x, "1")) for c in (a, b))
    return draft(
        f"{x} : ℝ",
        [],
        f"({left}) * ({right}) ≤ 0 ↔ {a} ≤ {x} ∧ {x} ≤ {b}",
        misses=[f"({left}) * ({right}) ≤ 0 ↔ {x} ≤ {b}"],
    )


@topic.family
def order_of_squares(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    c = rng.randint(1, 9)
    return rng.choice(
        (
            draft(
                f"{x} {y} : ℝ",
                [f"0 ≤ {x}", f"0 ≤ {y}"],
                f"{x} ^ 2 ≤ {y} ^ 2 ↔ {x} ≤ {y}",
                misses=[f"{x} ^ 2 ≤ {y} ^ 2 ↔ {x} < {y}"],
            ),
            draft(
                f"{x} : ℝ",
                [f"0 ≤ {x}"],
                f"{x} ^ 2 < {c * c} ↔ {x} < {c}",
                misses=[f"{x} ^ 2 < {c * c} ↔ {x} < {c + 1}"],
            ),
        )
    )


@topic.family
def roots_in_order(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = sorted(rng.sample(range(-9, 10), 2))
    return draft(
        f"{x} {y} : ℝ",
        [f"{x} + {y} = {a + b}", f"{x} * {y} = {a * b}", f"{x} ≤ {y}"],
        f"{x} = {a} ∧ {y} = {b}",
        misses=[f"{x} = {b} ∧ {y} = {a}"],
    )


@topic.family
def chain_of_products(rng: random.Random) -> Draft:
    a, b, c = letters(rng, 3)
    k = rng.randint(1, 4)
    return draft(
        f"{a} {b} {c} : ℝ",
        [f"0 < {a}", f"{a} < {b}", f"{b} < {c}"],
        f"{a} ^ 2 < {a} * {b} ∧ {a} * {b} < {b} * {c} ∧ {k} * {a} * {c} < {k} * {c} ^ 2",
        misses=[f"{a} ^ 2 < {a} * {b} ∧ {b} * {c} < {a} * {b}"],
    )


@topic.family
def all_equal(rng: random.Random) -> Draft:
    x, y, z = letters(rng, 3)
    k = rng.randint(1, 3)
    squares = f"{x} ^ 2 + {y} ^ 2 + {z} ^ 2"
    products = f"{x} * {y} + {y} * {z} + {z} * {x}"
    if k > 1:
        squares, products = f"{k} * ({squares})", f"{k} * ({products})"
    return draft(
        f"{x} {y} {z} : ℝ",
        [f"{squares} = {products}"],
        f"{x} = {y} ∧ {y} = {z}",
        misses=[f"{x} = {y} ∧ {y} = -{z}"],
    )


@topic.family
def hidden_mean(rng: random.Random) -> Draft:
    x, c = rng.choice("xsa"), rng.randint(1, 7)
    return draft(
        f"{x} : ℝ",
        [f"∃ t : ℝ, 0 < t ∧ {x} = t + {c * c} / t"],
        f"{2 * c} ≤ {x}",
        misses=[f"{2 * c + 1} ≤ {x}"],
    )


@topic.family
def absolute_band(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, r = rng.randint(-9, 9), rng.randint(1, 9)
    inner = combination((1, -a), (x, "1"))
    square = f"({inner}) ^ 2 ≤ {r * r}"
    return draft(
        f"{x} : ℝ",
        [],
        f"|{inner}| ≤ {r} ↔ {square}",
        misses=[f"|{inner}| ≤ {r} ↔ ({inner}) ^ 2 ≤ {r * r + 1}"],
    )


@topic.family
def order_of_quotients(rng: random.Random) -> Draft:
    a, b = letters(rng, 2)
    k = rng.randint(1, 6)
    return draft(
        f"{a} {b} : ℝ",
        [f"0 < {a}", f"{a} < {b}"],
        f"{k} / {b} < {k} / {a} ∧ {a} / {b} < 1 ∧ 1 < {b} / {a}",
        misses=[f"{k} / {a} < {k} / {b}"],
    )


@topic.family
def zero_or_bounded(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = rng.randint(1, 8), rng.randint(-8, 8)
    product = f"({x} - {a}) * ({combination((1, -b), (y, '1'))}) = 0"
    return draft(
        f"{x} {y} : ℝ",
        [product, f"{x} < {a} ∨ {a} < {x}"],
        f"{y} = {b} ∧ {y} ^ 2 + {x} ^ 2 ≥ {b * b}",
        misses=[f"{y} = {b + 1}"],
    )


@topic.family
def sum_of_two_means(rng: random.Random) -> Draft:
    a, b, c = letters(rng, 3)
    k = rng.randint(1, 4)
    return draft(
        f"{a} {b} {c} : ℝ",
        [f"0 < {a}", f"0 < {b}", f"0 < {c}"],
        f"{factor(4 * k)} * {a} * {b} ≤ {k} * ({a} + {b}) ^ 2 ∧ "
        f"{a} * {b} + {b} * {c} + {c} * {a} ≤ {a} ^ 2 + {b} ^ 2 + {c} ^ 2",
        misses=[f"{factor(4 * k)} * {a} * {b} < {k} * ({a} + {b}) ^ 2"],
    )
