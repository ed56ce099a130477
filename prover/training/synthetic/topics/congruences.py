"""Remainders and congruences."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, nonzero, polynomial

topic = Topic("congruences")


@topic.family
def remainder_of_power(rng: random.Random) -> Draft:
    base, exponent, m = rng.randint(2, 13), rng.randint(5, 120), rng.randint(3, 30)
    value = pow(base, exponent, m)
    term = f"{base} ^ {exponent}"
    return draft(
        "", [], f"{term} % {m} = {value}", misses=[f"{term} % {m} = {(value + 1) % m}"],
        questions=[
            f"{{verb}} the remainder of ⟦{term}⟧ when divided by ⟦{m}⟧.",
            f"What is the remainder when ⟦{term}⟧ is divided by ⟦{m}⟧?",
            f"{{verb}} ⟦{term}⟧ modulo ⟦{m}⟧.",
        ],
    )  # fmt: skip


@topic.family
def linear_of_remainder(rng: random.Random) -> Draft:
    n = rng.choice("nkma")
    m = rng.randint(3, 15)
    r, a, b = rng.randint(0, m - 1), rng.randint(2, 9), rng.randint(0, 20)
    value = combination((a, b), (n, "1"))
    left = (a * r + b) % m
    return draft(
        f"{n} : {rng.choice(('ℤ', 'ℕ'))}",
        [f"{n} % {m} = {r}"],
        f"({value}) % {m} = {left}",
        misses=[f"({value}) % {m} = {(left + 1) % m}"],
        questions=[
            f"{{verb}} the remainder of ⟦{value}⟧ when divided by ⟦{m}⟧.",
            f"What is the remainder when ⟦{value}⟧ is divided by ⟦{m}⟧?",
        ],
    )


@topic.family
def quadratic_of_remainder(rng: random.Random) -> Draft:
    n = rng.choice("nkma")
    m = rng.randint(3, 12)
    r, b, c = rng.randint(0, m - 1), rng.randint(-5, 5), rng.randint(-5, 5)
    value = polynomial((1, b, c), n)
    left = (r * r + b * r + c) % m
    return draft(
        f"{n} : ℤ",
        [f"{n} % {m} = {r}"],
        f"({value}) % {m} = {left}",
        misses=[f"({value}) % {m} = {(left + 1) % m}"],
    )


@topic.family
def squares_modulo(rng: random.Random) -> Draft:
    n = rng.choice("nkmax")
    m, power = rng.choice(((3, 2), (4, 2), (5, 2), (7, 2), (8, 2), (7, 3), (9, 3), (16, 4), (5, 4)))
    residues = sorted({pow(i, power, m) for i in range(m)})
    term = f"{n} ^ {power} % {m}"
    goal = " ∨ ".join(f"{term} = {r}" for r in residues)
    miss = " ∨ ".join(f"{term} = {r}" for r in residues[:-1])
    return draft(f"{n} : ℤ", [], goal, misses=[miss] if len(residues) > 1 else [])


@topic.family
def never_the_remainder(rng: random.Random) -> Draft:
    n = rng.choice("nkmax")
    m, power = rng.choice(((3, 2), (4, 2), (5, 2), (7, 2), (8, 2), (7, 3), (9, 3), (16, 4)))
    residues = {pow(i, power, m) for i in range(m)}
    r = rng.choice([i for i in range(m) if i not in residues])
    there = rng.choice(sorted(residues))
    return draft(
        f"{n} : ℤ", [], f"{n} ^ {power} % {m} ≠ {r}", misses=[f"{n} ^ {power} % {m} ≠ {there}"]
    )


@topic.family
def congruences_combined(rng: random.Random) -> Draft:
    a, b = letters(rng, 2, whole=True)
    m = rng.randint(3, 20)
    r, s = rng.randint(0, m - 1), rng.randint(0, m - 1)
    u, v = nonzero(rng, 5), nonzero(rng, 5)
    total = (u * r + v * s) % m
    value = combination((u, v), (a, b))
    return draft(
        f"{a} {b} : ℤ",
        [f"{a} ≡ {r} [ZMOD {m}]", f"{b} ≡ {s} [ZMOD {m}]"],
        f"{value} ≡ {total} [ZMOD {m}]",
        misses=[f"{value} ≡ {(total + 1) % m} [ZMOD {m}]"],
    )


@topic.family
def chinese_remainder(rng: random.Random) -> Draft:
    n = rng.choice("nkmx")
    p, q = rng.choice(((2, 3), (2, 5), (3, 4), (3, 5), (4, 5), (3, 7), (5, 6), (4, 7), (5, 7)))
    value = rng.randint(0, p * q - 1)
    return draft(
        f"{n} : {rng.choice(('ℤ', 'ℕ'))}",
        [f"{n} % {p} = {value % p}", f"{n} % {q} = {value % q}"],
        f"{n} % {p * q} = {value}",
        misses=[f"{n} % {p * q} = {(value + 1) % (p * q)}"],
        questions=[f"{{verb}} the remainder of ⟦{n}⟧ when divided by ⟦{p * q}⟧."],
    )
