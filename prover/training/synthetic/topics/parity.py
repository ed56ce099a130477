"""Even and odd numbers."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, polynomial

topic = Topic("parity")
_WORD = ("Even", "Odd")


@topic.family
def linear_form(rng: random.Random) -> Draft:
    a, b = letters(rng, 2, whole=True)
    p, q = rng.randint(0, 1), rng.randint(0, 1)
    u, v, c = rng.randint(1, 9), rng.randint(1, 9), rng.randint(0, 9)
    value = combination((u, v, c), (a, b, "1"))
    parity = (u * p + v * q + c) % 2
    return draft(
        f"{a} {b} : ℤ",
        [f"{_WORD[p]} {a}", f"{_WORD[q]} {b}"],
        f"{_WORD[parity]} ({value})",
        misses=[f"{_WORD[1 - parity]} ({value})"],
    )


@topic.family
def polynomial_of_one(rng: random.Random) -> Draft:
    n = rng.choice("nkma")
    p, b, c = rng.randint(0, 1), rng.randint(-7, 7), rng.randint(-7, 7)
    degree = rng.choice((2, 3))
    coefficients = (1, b, c) if degree == 2 else (1, 0, b, c)
    value = polynomial(coefficients, n)
    parity = (p + b * p + c) % 2
    return draft(
        f"{n} : ℤ",
        [f"{_WORD[p]} {n}"],
        f"{_WORD[parity]} ({value})",
        misses=[f"{_WORD[1 - parity]} ({value})"],
    )


@topic.family
def always(rng: random.Random) -> Draft:
    n = rng.choice("nkma")
    b, c = 2 * rng.randint(-4, 4) + 1, rng.randint(-7, 7)
    value = polynomial((1, b, c), n)
    return draft(
        f"{n} : ℤ", [], f"{_WORD[c % 2]} ({value})", misses=[f"{_WORD[1 - c % 2]} ({value})"]
    )


@topic.family
def from_the_square(rng: random.Random) -> Draft:
    n = rng.choice("nkma")
    power, p = rng.choice((2, 3, 4)), rng.randint(0, 1)
    kind = rng.choice(("ℤ", "ℕ"))
    both = rng.random() < 0.4
    claim = f"{_WORD[p]} ({n} ^ {power})"
    if both:
        return draft(
            f"{n} : {kind}",
            [],
            f"{claim} ↔ {_WORD[p]} {n}",
            misses=[f"{claim} ↔ {_WORD[1 - p]} {n}"],
        )
    return draft(f"{n} : {kind}", [claim], f"{_WORD[p]} {n}", misses=[f"{_WORD[1 - p]} {n}"])


@topic.family
def odd_square(rng: random.Random) -> Draft:
    n = rng.choice("nkma")
    c = rng.choice((0, 1, 2, 3))
    m = rng.choice((4, 8))
    left = f"{n} ^ 2" if c == 0 else f"({n} ^ 2 + {c})"
    return draft(
        f"{n} : ℤ",
        [f"Odd {n}"],
        f"{left} % {m} = {(1 + c) % m}",
        misses=[f"{left} % {m} = {(2 + c) % m}"],
    )
