"""Divisibility and residues in several steps: witnesses taken out, put together, and put in again."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters

topic = Topic("chains")


@topic.family
def chain_of_divisors(rng: random.Random) -> Draft:
    a, b, c, d = letters(rng, 4, whole=True)
    p, q = rng.randint(1, 9), rng.randint(-9, 9)
    value = combination((p, q), (d, b))
    return draft(
        f"{a} {b} {c} {d} : ℤ",
        [f"{a} ∣ {b}", f"{b} ∣ {c}", f"{c} ∣ {d}"],
        f"{a} ∣ {value}",
        misses=[f"{a} ∣ {value} + 1"],
    )


@topic.family
def nested_witnesses(rng: random.Random) -> Draft:
    n = rng.choice("nmxz")
    a, b = rng.randint(2, 7), rng.randint(2, 7)
    r, s = rng.randrange(a), rng.randrange(b)
    outer, inner = combination((a, r), ("k", "1")), combination((b, s), ("j", "1"))
    total = a * s + r
    return draft(
        f"{n} : ℤ",
        [f"∃ k : ℤ, {n} = {outer} ∧ ∃ j : ℤ, k = {inner}"],
        f"{n} % {a * b} = {total} ∧ ∃ t : ℤ, {n} ^ 2 = {a * b} * t + {total**2 % (a * b)}",
        misses=[f"{n} % {a * b} = {(total + 1) % (a * b)}"],
    )


@topic.family
def divisor_of_two_forms(rng: random.Random) -> Draft:
    d, (x, y) = "d", rng.choice((("a", "b"), ("m", "n"), ("x", "y")))
    p, q = rng.randint(1, 6), rng.randint(1, 6)
    k = rng.randint(1, 4)
    # the second form less q times the first is y
    first, second = combination((1, k), (x, y)), combination((q, q * k + 1), (x, y))
    return draft(
        f"{d} {x} {y} : ℤ",
        [f"{d} ∣ {first}", f"{d} ∣ {second}"],
        f"{d} ∣ {x} ∧ {d} ∣ {combination((p, 1), (y, x))}",
        misses=[f"{d} ∣ {x} + 1 ∧ {d} ∣ {y}"],
    )


@topic.family
def prime_divides_both(rng: random.Random) -> Draft:
    x, y = letters(rng, 2, whole=True)
    p = rng.choice((5, 7, 11, 13))
    a, b, c, d = (rng.randint(1, 9) for _ in range(4))
    if (a * d - b * c) % p == 0:
        return prime_divides_both(rng)
    return draft(
        f"{x} {y} : ℤ",
        [f"{p} ∣ {combination((a, b), (x, y))}", f"{p} ∣ {combination((c, d), (x, y))}"],
        f"{p * p} ∣ {x} * {y}",
        misses=[f"{p * p} ∣ {x} * {y} + {p}", f"{p * p} ∣ {x} + {y}"],
    )


@topic.family
def squares_of_odd_numbers(rng: random.Random) -> Draft:
    a, b = letters(rng, 2, whole=True)
    p, q = rng.randint(1, 3), rng.randint(1, 3)
    value = combination((p, q), (f"{a} ^ 2", f"{b} ^ 2"))
    r = (p + q) % 4
    return draft(
        f"{a} {b} : ℤ",
        [f"Odd {a}", f"Odd {b}"],
        f"∃ k : ℤ, {value} = {combination((4, r), ('k', '1'))}",
        misses=[f"∃ k : ℤ, {value} = {combination((4, r + 1), ('k', '1'))}"],
    )


@topic.family
def odd_as_difference_of_squares(rng: random.Random) -> Draft:
    n, c = rng.choice("nmz"), rng.randint(0, 6)
    value = n if c == 0 else f"{n} + {2 * c}"
    return draft(
        f"{n} : ℤ",
        [f"Odd {n}"],
        f"∃ x y : ℤ, {value} = x ^ 2 - y ^ 2",
        misses=[f"∃ x y : ℤ, 2 * ({value}) = x ^ 2 - y ^ 2"],
    )


@topic.family
def residues_by_cases(rng: random.Random) -> Draft:
    n, m = rng.choice("nmkz"), rng.choice((5, 7, 8, 9))
    r = rng.randint(1, (m - 1) // 2)
    square = r * r % m
    extra = rng.randrange(m)
    value = (square + extra) % m
    return draft(
        f"{n} : ℤ",
        [f"{n} % {m} = {r} ∨ {n} % {m} = {m - r}"],
        f"({n} ^ 2 + {extra}) % {m} = {value} ∧ ({n} ^ 4) % {m} = {square * square % m}",
        misses=[f"({n} ^ 2 + {extra}) % {m} = {(value + 1) % m}"],
    )


@topic.family
def never_a_square(rng: random.Random) -> Draft:
    x, y = letters(rng, 2, whole=True)
    m, rest = rng.choice(((3, 2), (4, 2), (4, 3), (5, 2), (5, 3), (7, 3), (7, 5), (8, 5)))
    c = rng.randint(1, 4)
    right = combination((m * c, rest), (y, "1"))
    odd = f"Odd {x} → {x} ^ 2 % 8 = 1"
    return draft(
        f"{x} {y} : ℤ",
        [],
        f"{x} ^ 2 ≠ {right} ∧ ({odd})",
        misses=[f"{x} ^ 2 ≠ {combination((m * c, 4), (y, '1'))} ∧ ({odd})"],
    )
