"""Absolute values, square roots, and integer parts of real numbers."""

from __future__ import annotations

import random
from fractions import Fraction

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, nonzero, number

topic = Topic("absolute")


@topic.family
def equation(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, r = nonzero(rng, 9), rng.randint(1, 9)
    kind = rng.choice(("ℝ", "ℤ", "ℚ"))
    claim = f"|{combination((1, -a), (x, '1'))}| = {r}"
    noun = {"ℝ": "real numbers", "ℤ": "integers", "ℚ": "rational numbers"}[kind]
    return draft(
        f"{x} : {kind}",
        [],
        f"{claim} ↔ {x} = {a - r} ∨ {x} = {a + r}",
        misses=[f"{claim} ↔ {x} = {a + r}"],
        solve=f"all {noun} ⟦{x}⟧ with ⟦{claim}⟧",
    )


@topic.family
def inside(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, r = nonzero(rng, 9), rng.randint(1, 9)
    sign = rng.choice("<≤")
    claim = f"|{combination((1, -a), (x, '1'))}| {sign} {r}"
    return draft(
        f"{x} : ℝ",
        [],
        f"{claim} ↔ {a - r} {sign} {x} ∧ {x} {sign} {a + r}",
        misses=[f"{claim} ↔ {a - r} {sign} {x} ∧ {x} {sign} {a + r + 1}"],
    )


@topic.family
def triangle_inequality(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = rng.randint(1, 5), rng.randint(1, 5)
    term = combination((a, rng.choice((-1, 1)) * b), (x, y))
    bound = combination((a, b), (f"|{x}|", f"|{y}|"))
    return draft(f"{x} {y} : ℝ", [], f"|{term}| ≤ {bound}", misses=[f"{bound} ≤ |{term}|"])


@topic.family
def bounded_combination(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b, r, s = (rng.randint(1, 6) for _ in range(4))
    term = combination((a, rng.choice((-1, 1)) * b), (x, y))
    return draft(
        f"{x} {y} : ℝ",
        [f"|{x}| ≤ {r}", f"|{y}| ≤ {s}"],
        f"|{term}| ≤ {a * r + b * s}",
        misses=[f"|{term}| ≤ {a * r + b * s - 1}"],
    )


@topic.family
def sum_of_distances(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a = rng.randint(-6, 6)
    b = a + rng.randint(1, 9)
    parts = [f"|{combination((1, -c), (x, '1'))}|" for c in (a, b)]
    return draft(
        f"{x} : ℝ", [], f"{b - a} ≤ {parts[0]} + {parts[1]}",
        misses=[f"{b - a + 1} ≤ {parts[0]} + {parts[1]}"],
    )  # fmt: skip


@topic.family
def root_of_square(rng: random.Random) -> Draft:
    n = rng.randint(2, 60)
    term = f"Real.sqrt {n * n}"
    return draft("", [], f"{term} = {n}", misses=[f"{term} = {n + 1}"], ask=term)


@topic.family
def root_equation(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, b, c = rng.randint(1, 6), rng.randint(-9, 9), rng.randint(1, 9)
    value = Fraction(c * c - b, a)
    return draft(
        f"{x} : ℝ",
        [f"Real.sqrt ({combination((a, b), (x, '1'))}) = {c}"],
        f"{x} = {number(value)}",
        misses=[f"{x} = {number(value + 1)}"],
        ask=x,
    )


@topic.family
def root_product(rng: random.Random) -> Draft:
    a, k = rng.choice((2, 3, 5, 6, 7, 10)), rng.randint(2, 6)
    left = f"Real.sqrt {a} * Real.sqrt {a * k * k}"
    return draft("", [], f"{left} = {a * k}", misses=[f"{left} = {a * k + 1}"], ask=left)


@topic.family
def root_between(rng: random.Random) -> Draft:
    n = rng.randint(2, 200)
    low = int(n**0.5)
    if low * low == n:
        return root_between(rng)
    term = f"Real.sqrt {n}"
    return draft(
        "",
        [],
        f"{low} < {term} ∧ {term} < {low + 1}",
        misses=[f"{low + 1} < {term} ∧ {term} < {low + 2}"],
    )


@topic.family
def floor_of_quotient(rng: random.Random) -> Draft:
    a, b = rng.choice((-1, 1)) * rng.randint(5, 200), rng.randint(2, 12)
    kind = rng.choice(("ℝ", "ℚ"))
    inner = f"({a} / {b} : {kind})" if a > 0 else f"(-{-a} / {b} : {kind})"
    if rng.random() < 0.5:
        value, term = a // b, f"⌊{inner}⌋"
    else:
        value, term = -(-a // b), f"⌈{inner}⌉"
    return draft("", [], f"{term} = {value}", misses=[f"{term} = {value + 1}"], ask=term)


@topic.family
def floor_bounds(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    n = rng.randint(-9, 9)
    if rng.random() < 0.5:
        return draft(
            f"{x} : ℝ",
            [f"⌊{x}⌋ = {n}"],
            f"{n} ≤ {x} ∧ {x} < {n + 1}",
            misses=[f"{n} < {x} ∧ {x} < {n + 1}"],
        )
    return draft(
        f"{x} : ℝ", [f"{n} ≤ {x}", f"{x} < {n + 1}"], f"⌊{x}⌋ = {n}", misses=[f"⌊{x}⌋ = {n + 1}"]
    )


@topic.family
def floor_shift(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    n = rng.randint(1, 20)
    return draft(
        f"{x} : ℝ", [], f"⌊{x} + {n}⌋ = ⌊{x}⌋ + {n}", misses=[f"⌊{x} + {n}⌋ = ⌊{x}⌋ + {n + 1}"]
    )
