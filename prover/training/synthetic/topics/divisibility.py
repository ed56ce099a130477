"""Divisibility of linear forms and polynomials, greatest common divisors."""

from __future__ import annotations

import math
import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, nonzero, polynomial

topic = Topic("divisibility")


def _always_divides(modulus: int, coefficients: tuple[int, ...]) -> bool:
    def value(n: int) -> int:
        total = 0
        for c in coefficients:
            total = total * n + c
        return total

    return all(value(n) % modulus == 0 for n in range(modulus))


@topic.family
def polynomial_always(rng: random.Random) -> Draft:
    n = rng.choice("nkma")
    shift = rng.randint(-4, 4)
    base, modulus = rng.choice(
        (
            ((1, 0, -1, 0), 6), ((1, 0, -1, 0), 3), ((1, 0, 5, 0), 6), ((1, 3, 2, 0), 6), ((1, 1, 0), 2),
            ((1, 0, 0, 0, -1, 0), 5), ((1, 0, 0, 0, -1, 0), 30), ((2, 3, 1, 0), 6), ((1, 0, -4, 0), 3),
            ((1, 2, -1, -2, 0), 24), ((1, 0, 11, 0), 6), ((1, 0, 0, 0, 0, 0, -1, 0), 7),
        )
    )  # fmt: skip
    coefficients = tuple(
        c + (modulus * shift if i == len(base) - 2 else 0) for i, c in enumerate(base)
    )
    value = polynomial(coefficients, n)
    wrong = [m for m in (modulus + 1, modulus * 2, modulus - 1) if m > 1]
    misses = [f"{m} ∣ {value}" for m in wrong if not _always_divides(m, coefficients)]
    return draft(f"{n} : ℤ", [], f"{modulus} ∣ {value}", misses=misses)


@topic.family
def linear_transfer(rng: random.Random) -> Draft:
    x, y = letters(rng, 2, whole=True)
    p = rng.choice((3, 5, 7, 11, 13, 17))
    a, b, k = rng.randint(1, 9), rng.randint(1, 9), rng.randint(2, p - 1)
    c, d = (k * a) % p or p, (k * b) % p or p
    first, second = combination((a, b), (x, y)), combination((c, d), (x, y))
    wrong = combination((c, d + 1), (x, y))
    return draft(
        f"{x} {y} : ℤ",
        [f"{p} ∣ {first}"],
        f"{p} ∣ {second}",
        misses=[f"{p} ∣ {wrong}"] if a % p and b % p else [],
    )


@topic.family
def transfer_both_ways(rng: random.Random) -> Draft:
    x, y = letters(rng, 2, whole=True)
    p = rng.choice((3, 5, 7, 11, 13, 17, 19))
    a, b, k = rng.randint(1, 9), rng.randint(1, 9), rng.randint(2, p - 1)
    c, d = (k * a) % p or p, (k * b) % p or p
    first, second = combination((a, b), (x, y)), combination((c, d), (x, y))
    wrong = combination((c + 1, d), (x, y))
    return draft(
        f"{x} {y} : ℤ",
        [],
        f"{p} ∣ {first} ↔ {p} ∣ {second}",
        misses=[f"{p} ∣ {first} ↔ {p} ∣ {wrong}"] if a % p and b % p else [],
    )


@topic.family
def sum_of_multiples(rng: random.Random) -> Draft:
    a, b = letters(rng, 2, whole=True)
    d, m, n = rng.randint(2, 20), nonzero(rng, 9), nonzero(rng, 9)
    value = combination((m, n), (a, b))
    misses = [f"{d + 1} ∣ {value}"] if d * m % (d + 1) or d * n % (d + 1) else []
    return draft(f"{a} {b} : ℤ", [f"{d} ∣ {a}", f"{d} ∣ {b}"], f"{d} ∣ {value}", misses=misses)


@topic.family
def transitive(rng: random.Random) -> Draft:
    a, b, c = letters(rng, 3, whole=True)
    m = rng.choice((1, 2, 3, 5, 7))
    goal = f"{a} ∣ {c}" if m == 1 else f"{a} ∣ {m} * {c}"
    return draft(
        f"{a} {b} {c} : {rng.choice(('ℤ', 'ℕ'))}",
        [f"{a} ∣ {b}", f"{b} ∣ {c}"],
        goal,
        misses=[f"{c} ∣ {a}"],
    )


@topic.family
def gcd_of_numbers(rng: random.Random) -> Draft:
    d, m, n = rng.randint(2, 40), rng.randint(2, 40), rng.randint(2, 40)
    a, b = d * m, d * n
    value = math.gcd(a, b)
    return draft(
        "", [], f"Nat.gcd {a} {b} = {value}", misses=[f"Nat.gcd {a} {b} = {value * 2}"],
        questions=[
            f"{{verb}} ⟦Nat.gcd {a} {b}⟧.", f"{{verb}} the greatest common divisor of ⟦{a}⟧ and ⟦{b}⟧.",
            f"What is the greatest common divisor of ⟦{a}⟧ and ⟦{b}⟧?",
        ],
    )  # fmt: skip


@topic.family
def neighbours_are_coprime(rng: random.Random) -> Draft:
    n = rng.choice("nkm")
    a, k = rng.randint(1, 9), rng.randint(1, 5)
    first = combination((k, a), (n, "1"))
    second = combination((k, a + 1), (n, "1"))
    return draft(f"{n} : ℕ", [], f"Nat.gcd ({first}) ({second}) = 1")
