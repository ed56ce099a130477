"""Factorials, binomial coefficients, Fibonacci numbers, products over ranges."""

from __future__ import annotations

import math
import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination

topic = Topic("discrete")


def _fibonacci(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


@topic.family
def factorial_value(rng: random.Random) -> Draft:
    n = rng.randint(3, 10)
    term = f"Nat.factorial {n}"
    value = math.factorial(n)
    return draft("", [], f"{term} = {value}", misses=[f"{term} = {value + n}"], ask=term)


@topic.family
def factorial_quotient(rng: random.Random) -> Draft:
    n, k = rng.randint(4, 20), rng.randint(1, 3)
    term = f"Nat.factorial {n} / Nat.factorial {n - k}"
    value = math.perm(n, k)
    return draft("", [], f"{term} = {value}", misses=[f"{term} = {value + 1}"], ask=term)


@topic.family
def factorial_step(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    if rng.random() < 0.5:
        left = f"Nat.factorial ({n} + 1)"
        return draft(
            f"{n} : ℕ",
            [],
            f"{left} = ({n} + 1) * Nat.factorial {n}",
            misses=[f"{left} = {n} * Nat.factorial {n}"],
        )
    left = f"Nat.factorial ({n} + 2)"
    return draft(
        f"{n} : ℕ", [], f"{left} = ({n} + 2) * ({n} + 1) * Nat.factorial {n}",
        misses=[f"{left} = ({n} + 2) * Nat.factorial {n}"],
    )  # fmt: skip


@topic.family
def binomial_value(rng: random.Random) -> Draft:
    n = rng.randint(4, 14)
    k = rng.randint(1, n - 1)
    term = f"Nat.choose {n} {k}"
    value = math.comb(n, k)
    return draft("", [], f"{term} = {value}", misses=[f"{term} = {value + 1}"], ask=term)


@topic.family
def choices_in_words(rng: random.Random) -> Draft:
    n = rng.randint(4, 14)
    k = rng.randint(2, min(5, n - 1))
    value = math.comb(n, k)
    term = f"Nat.choose {n} {k}"
    return draft(
        "", [], f"{term} = {value}", misses=[f"{term} = {value - 1}"],
        questions=[
            f"In how many ways can ⟦{k}⟧ of ⟦{n}⟧ pupils be chosen?",
            f"How many committees of ⟦{k}⟧ members can be formed from ⟦{n}⟧ people?",
            f"{{verb}} the number of subsets with ⟦{k}⟧ elements of a set with ⟦{n}⟧ elements.",
        ],
    )  # fmt: skip


@topic.family
def fibonacci_value(rng: random.Random) -> Draft:
    n = rng.randint(6, 25)
    value = _fibonacci(n)
    term = f"Nat.fib {n}"
    text = f"the Fibonacci number ⟦{term}⟧"
    return draft(
        "", [], f"{term} = {value}", misses=[f"{term} = {_fibonacci(n - 1)}"],
        questions=[
            f"{{verb}} {text}.", f"What is {text}?", f"{{verb}} the Fibonacci number with index ⟦{n}⟧.",
        ],
    )  # fmt: skip


@topic.family
def telescoping_sum(rng: random.Random) -> Draft:
    n = rng.choice("nmN")
    c = rng.randint(1, 4)
    total = f"∑ i ∈ Finset.range {n}, {c} / (((i : ℝ) + 1) * (i + 2))"
    top = combination((c,), (n,))
    return draft(
        f"{n} : ℕ", [], f"{total} = {top} / ({n} + 1)", misses=[f"{total} = {top} / ({n} + 2)"]
    )


@topic.family
def sum_of_squares(rng: random.Random) -> Draft:
    n = rng.choice("nmN")
    c = rng.choice((1, 1, 2, 3))
    term = "i ^ 2" if c == 1 else f"{c} * i ^ 2"
    total = f"6 * ∑ i ∈ Finset.Icc 1 {n}, {term}"
    right = f"{n} * ({n} + 1) * (2 * {n} + 1)"
    right = right if c == 1 else f"{c} * ({right})"
    return draft(f"{n} : ℕ", [], f"{total} = {right}", misses=[f"{total} = {right} + {n}"])


@topic.family
def sum_of_cubes(rng: random.Random) -> Draft:
    n = rng.choice("nmN")
    total = f"∑ i ∈ Finset.range ({n} + 1), i ^ 3"
    if rng.random() < 0.5:
        return draft(
            f"{n} : ℕ",
            [],
            f"4 * {total} = ({n} * ({n} + 1)) ^ 2",
            misses=[f"2 * {total} = ({n} * ({n} + 1)) ^ 2"],
        )
    plain = f"∑ i ∈ Finset.range ({n} + 1), i"
    return draft(f"{n} : ℕ", [], f"{total} = ({plain}) ^ 2", misses=[f"{total} = {plain} ^ 2"])


@topic.family
def consecutive_products(rng: random.Random) -> Draft:
    n = rng.choice("nmN")
    total = f"3 * ∑ i ∈ Finset.range {n}, (i + 1) * (i + 2)"
    right = f"{n} * ({n} + 1) * ({n} + 2)"
    return draft(f"{n} : ℕ", [], f"{total} = {right}", misses=[f"{total} = {right} + {n}"])


@topic.family
def product_value(rng: random.Random) -> Draft:
    last, a, b = rng.randint(3, 7), rng.randint(1, 3), rng.randint(0, 3)
    value = math.prod(a * i + b for i in range(1, last + 1))
    term = f"∏ i ∈ Finset.Icc 1 {last}, ({combination((a, b), ('i', '1'))})"
    return draft("", [], f"{term} = {value}", misses=[f"{term} = {value + 1}"], ask=term)


@topic.family
def sum_bound(rng: random.Random) -> Draft:
    n = rng.choice("nmN")
    a = rng.randint(1, 5)
    total = f"∑ i ∈ Finset.range {n}, {combination((a, 0), ('i', '1'))}"
    bound = combination((a,), (f"{n} ^ 2",))
    return draft(f"{n} : ℕ", [], f"{total} ≤ {bound}", misses=[f"{bound} ≤ {total}"])
