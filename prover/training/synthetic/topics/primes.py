"""Prime numbers, coprimality, least common multiples."""

from __future__ import annotations

import math
import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import letters

topic = Topic("primes")
_PRIMES = [p for p in range(2, 200) if all(p % d for d in range(2, p))]


@topic.family
def is_prime(rng: random.Random) -> Draft:
    p = rng.choice(_PRIMES)
    wrong = rng.choice([n for n in range(4, 200) if n not in _PRIMES])
    if rng.random() < 0.5:
        return draft("", [], f"Nat.Prime {p}", misses=[f"Nat.Prime {wrong}"])
    return draft("", [], f"¬ Nat.Prime {wrong}", misses=[f"¬ Nat.Prime {p}"])


@topic.family
def not_two_so_odd(rng: random.Random) -> Draft:
    p = rng.choice("pqn")
    low = rng.choice((2, 2, 3, 5))
    condition = rng.choice((f"{low} < {p}", f"{p} ≠ 2" if low == 2 else f"{low} < {p}"))
    return draft(
        f"{p} : ℕ", [f"Nat.Prime {p}", condition], rng.choice((f"Odd {p}", f"{p} % 2 = 1")),
        misses=[f"Even {p}"],
    )  # fmt: skip


@topic.family
def divides_a_factor(rng: random.Random) -> Draft:
    p = rng.choice("pq")
    a, b = rng.choice((("a", "b"), ("m", "n"), ("x", "y")))
    return draft(
        f"{p} {a} {b} : ℕ",
        [f"Nat.Prime {p}", f"{p} ∣ {a} * {b}"],
        f"{p} ∣ {a} ∨ {p} ∣ {b}",
        misses=[f"{p} ∣ {a} ∧ {p} ∣ {b}", f"{p} ∣ {a}"],
    )


@topic.family
def divides_the_base(rng: random.Random) -> Draft:
    p, a = rng.choice("pq"), rng.choice("anm")
    k = rng.choice((2, 2, 3, 4))
    goal = rng.choice((f"{p} ∣ {a}", f"{p} ^ {k} ∣ {a} ^ {k}"))
    return draft(
        f"{p} {a} : ℕ",
        [f"Nat.Prime {p}", f"{p} ∣ {a} ^ {k}"],
        goal,
        misses=[f"{p} ^ 2 ∣ {a}"],
    )


@topic.family
def prime_in_an_interval(rng: random.Random) -> Draft:
    p = rng.choice("pqn")
    i = rng.randint(1, len(_PRIMES) - 3)
    low, value, high = _PRIMES[i - 1], _PRIMES[i], _PRIMES[i + 1]
    if high - low > 14:
        return prime_in_an_interval(rng)
    return draft(
        f"{p} : ℕ",
        [f"Nat.Prime {p}", f"{low} < {p}", f"{p} < {high}"],
        f"{p} = {value}",
        misses=[f"{p} = {value + 2}"],
        ask=p,
    )


@topic.family
def prime_divisor_of_number(rng: random.Random) -> Draft:
    p = rng.choice("pqr")
    a, b = rng.sample(_PRIMES[:8], 2)
    return draft(
        f"{p} : ℕ",
        [f"Nat.Prime {p}", f"{p} ∣ {a * b}"],
        f"{p} = {min(a, b)} ∨ {p} = {max(a, b)}",
        misses=[f"{p} = {min(a, b)}"],
    )


@topic.family
def least_common_multiple(rng: random.Random) -> Draft:
    a, b = rng.randint(4, 90), rng.randint(4, 90)
    value = math.lcm(a, b)
    term = f"Nat.lcm {a} {b}"
    return draft(
        "", [], f"{term} = {value}", misses=[f"{term} = {2 * value}"],
        questions=[
            f"{{verb}} the least common multiple of ⟦{a}⟧ and ⟦{b}⟧.", f"{{verb}} ⟦{term}⟧.",
            f"What is the least common multiple of ⟦{a}⟧ and ⟦{b}⟧?",
        ],
    )  # fmt: skip


@topic.family
def gcd_divides_combination(rng: random.Random) -> Draft:
    a, b = letters(rng, 2, whole=True)
    m, n = rng.randint(2, 9), rng.randint(2, 9)
    term = f"{m} * {a} + {n} * {b}"
    return draft(
        f"{a} {b} : ℕ", [], f"Nat.gcd {a} {b} ∣ {term}", misses=[f"Nat.gcd {a} {b} ∣ {term} + 1"]
    )


@topic.family
def coprime_multiples(rng: random.Random) -> Draft:
    n = rng.choice("nmka")
    a, b = rng.choice(
        ((2, 3), (3, 4), (2, 5), (3, 5), (4, 5), (2, 7), (3, 7), (4, 9), (5, 7), (8, 9))
    )
    return draft(
        f"{n} : {rng.choice(('ℕ', 'ℤ'))}",
        [f"{a} ∣ {n}", f"{b} ∣ {n}"],
        f"{a * b} ∣ {n}",
        misses=[f"{2 * a * b} ∣ {n}"],
    )
