"""Statements about all natural numbers that induction shows."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination

topic = Topic("naturals")


@topic.family
def power_beats_linear(rng: random.Random) -> Draft:
    n, base = rng.choice("nmk"), rng.randint(2, 9)
    a = rng.randint(1, base - 1)
    left = combination((a, 1), (n, "1"))
    return draft(f"{n} : ℕ", [], f"{left} ≤ {base} ^ {n}", misses=[f"{left} < {base} ^ {n}"])


@topic.family
def power_beats_square(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    return rng.choice(
        (
            draft(f"{n} : ℕ", [f"4 ≤ {n}"], f"{n} ^ 2 ≤ 2 ^ {n}", misses=[f"{n} ^ 2 < 2 ^ {n}"]),
            draft(f"{n} : ℕ", [f"5 ≤ {n}"], f"{n} ^ 2 < 2 ^ {n}", misses=[f"2 ^ {n} ≤ {n} ^ 2"]),
            draft(f"{n} : ℕ", [], f"{n} ^ 2 ≤ 3 ^ {n}", misses=[f"3 ^ {n} < {n} ^ 2"]),
            draft(
                f"{n} : ℕ", [f"3 ≤ {n}"], f"2 * {n} + 1 ≤ 2 ^ {n}", misses=[f"2 ^ {n} < 2 * {n}"]
            ),
            draft(f"{n} : ℕ", [f"2 ≤ {n}"], f"2 * {n} ≤ 2 ^ {n}", misses=[f"2 * {n} < 2 ^ {n}"]),
        )
    )


@topic.family
def power_difference_divisible(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    a, b = rng.randint(3, 15), rng.randint(1, 6)
    if a - b < 2:
        return power_difference_divisible(rng)
    inner = f"({a} : ℤ) ^ {n} - {b} ^ {n}" if b > 1 else f"({a} : ℤ) ^ {n} - 1"
    return draft(f"{n} : ℕ", [], f"{a - b} ∣ {inner}", misses=[f"{a - b + 1} ∣ {inner}"])


@topic.family
def power_plus_linear_divisible(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    # (1 + d q) ^ n leaves 1 + d q n modulo d ^ 2
    d, q = rng.choice(((2, 1), (3, 2), (3, 1), (4, 1), (4, 3), (5, 3), (6, 2), (3, 4)))
    base, m = d * q + 1, d * d
    c = (-d * q) % m
    value = f"{base} ^ {n} + {c} * {n} + {m - 1}"
    return draft(f"{n} : ℕ", [], f"{m} ∣ {value}", misses=[f"{m} ∣ {value} + 1"])


@topic.family
def power_remainder(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    m = rng.randint(2, 12)
    base = m * rng.randint(1, 9) + 1
    return draft(
        f"{n} : ℕ",
        [],
        f"{base} ^ {n} % {m} = {1 % m}",
        misses=[f"{base} ^ {n} % {m} = {2 % m}"],
        questions=[f"{{verb}} the remainder of ⟦{base} ^ {n}⟧ when divided by ⟦{m}⟧."],
    )


@topic.family
def power_remainder_by_period(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    base, m = rng.choice(
        ((2, 3), (2, 5), (2, 7), (3, 4), (3, 5), (3, 8), (3, 10), (4, 5), (7, 10), (5, 6))
    )
    period = next(t for t in range(1, m + 1) if pow(base, t, m) == 1)
    r = rng.randrange(period)
    exponent = combination((period, r), (n, "1"))
    value = pow(base, r, m)
    return draft(
        f"{n} : ℕ",
        [],
        f"{base} ^ ({exponent}) % {m} = {value}",
        misses=[f"{base} ^ ({exponent}) % {m} = {(value + 1) % m}"],
    )


@topic.family
def product_of_consecutive(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    count = rng.choice((2, 3, 4))
    start = rng.randint(0, 3)
    factors = [n if i == 0 else f"({n} + {i})" for i in range(start, start + count)]
    d = {2: 2, 3: 6, 4: 24}[count]
    term = " * ".join(factors)
    return draft(f"{n} : ℕ", [], f"{d} ∣ {term}", misses=[f"{2 * d} ∣ {term}", f"{d + 1} ∣ {term}"])


@topic.family
def bernoulli(rng: random.Random) -> Draft:
    n, c = rng.choice("nmk"), rng.randint(1, 9)
    x = rng.choice("xat")
    if rng.random() < 0.5:
        term, floor = f"(1 + {x}) ^ {n}", f"1 + {n} * {x}"
        return draft(
            f"{x} : ℝ; {n} : ℕ", [f"0 ≤ {x}"], f"{floor} ≤ {term}", misses=[f"{floor} < {term}"]
        )
    left = combination((c, 1), (n, "1"))
    return draft(f"{n} : ℕ", [], f"{left} ≤ {c + 1} ^ {n}", misses=[f"{left} < {c + 1} ^ {n}"])


@topic.family
def factorial_bound(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    factorial = f"Nat.factorial {n}"
    low, goal, miss = rng.choice(
        (
            (4, f"2 ^ {n} < {factorial}", f"3 ^ {n} < {factorial}"),
            (0, f"{n} ≤ {factorial}", f"{n} < {factorial}"),
            (1, f"{n} ∣ {factorial}", f"{n} + 1 ∣ {factorial}"),
            (2, f"Even ({factorial})", f"Odd ({factorial})"),
        )
    )
    return draft(f"{n} : ℕ", [f"{low} ≤ {n}"] if low else [], goal, misses=[miss])


@topic.family
def positive_between(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    low = rng.randint(1, 30)
    high = low + rng.randint(2, 4)
    cases = [f"{n} = {v}" for v in range(low + 1, high)]
    return draft(
        f"{n} : ℕ",
        [f"{low} < {n}", f"{n} < {high}"],
        " ∨ ".join(cases),
        misses=[" ∨ ".join(cases[:-1])] if len(cases) > 1 else [f"{n} = {high}"],
    )
