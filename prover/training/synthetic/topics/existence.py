"""Existence: solutions of equations, numbers with properties, impossibility."""

from __future__ import annotations

import math
import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, nonzero

topic = Topic("existence")


@topic.family
def linear_diophantine(rng: random.Random) -> Draft:
    x, y = letters(rng, 2, whole=True)
    a, b = nonzero(rng, 9), nonzero(rng, 9)
    u, v = rng.randint(-6, 6), rng.randint(-6, 6)
    left = combination((a, b), (x, y))
    d = math.gcd(a, b)
    misses = [f"∃ {x} {y} : ℤ, {left} = {a * u + b * v + 1}"] if d > 1 else []
    return draft("", [], f"∃ {x} {y} : ℤ, {left} = {a * u + b * v}", misses=misses)


@topic.family
def no_linear_solution(rng: random.Random) -> Draft:
    x, y = letters(rng, 2, whole=True)
    d = rng.randint(2, 7)
    a, b = d * nonzero(rng, 5), d * nonzero(rng, 5)
    c = d * rng.randint(-5, 5) + rng.randint(1, d - 1)
    left = combination((a, b), (x, y))
    return draft(f"{x} {y} : ℤ", [], f"{left} ≠ {c}", misses=[f"{left} ≠ {a + b}"])


@topic.family
def number_with_remainders(rng: random.Random) -> Draft:
    n = rng.choice("nkx")
    p, q = rng.choice(((2, 3), (2, 5), (3, 4), (3, 5), (4, 5), (3, 7), (5, 6)))
    r, s = rng.randint(0, p - 1), rng.randint(0, q - 1)
    return draft("", [], f"∃ {n} : ℕ, {n} % {p} = {r} ∧ {n} % {q} = {s}")


@topic.family
def larger_square(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    c = rng.randint(1, 50)
    return draft(
        f"{x} : ℝ", [], f"∃ {y} : ℝ, {x} + {c} < {y}", misses=[f"∃ {y} : ℝ, {y} ^ 2 + {c} < {x}"]
    )
