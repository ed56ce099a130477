"""Sums and products over ranges: closed forms by induction, values by computation."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination

topic = Topic("sums")


@topic.family
def arithmetic(rng: random.Random) -> Draft:
    n = rng.choice("nmN")
    a, b = rng.randint(1, 6), rng.randint(0, 6)
    term = combination((a, b), ("i", "1"))
    left = f"2 * ∑ i ∈ Finset.range {n}, ({term})"
    # 2 ∑ (a i + b) = a n (n - 1) + 2 b n, without a difference: a n² + (2 b - a) n
    if 2 * b < a:
        return arithmetic(rng)
    right = combination((a, 2 * b - a), (f"{n} ^ 2", n))
    wrong = combination((a, 2 * b - a + 1), (f"{n} ^ 2", n))
    return draft(f"{n} : ℕ", [], f"{left} = {right}", misses=[f"{left} = {wrong}"])


@topic.family
def odd_numbers(rng: random.Random) -> Draft:
    n = rng.choice("nmN")
    k = rng.randint(1, 5)
    term = "(2 * i + 1)" if k == 1 else f"{k} * (2 * i + 1)"
    left = f"∑ i ∈ Finset.range {n}, {term}"
    right = f"{n} ^ 2" if k == 1 else f"{k} * {n} ^ 2"
    return draft(f"{n} : ℕ", [], f"{left} = {right}", misses=[f"{left} = {right} + {n}"])


@topic.family
def geometric(rng: random.Random) -> Draft:
    n = rng.choice("nmN")
    q = rng.randint(2, 9)
    total = f"∑ i ∈ Finset.range {n}, {q} ^ i"
    left = f"{total} + 1" if q == 2 else f"{q - 1} * ∑ i ∈ Finset.range {n}, {q} ^ i + 1"
    if q > 2:
        left = f"({q - 1} * ∑ i ∈ Finset.range {n}, {q} ^ i) + 1"
    else:
        left = f"(∑ i ∈ Finset.range {n}, {q} ^ i) + 1"
    return draft(f"{n} : ℕ", [], f"{left} = {q} ^ {n}", misses=[f"{left} = {q} ^ ({n} + 1)"])


@topic.family
def numerical(rng: random.Random) -> Draft:
    last, a, b = rng.randint(5, 60), rng.randint(1, 5), rng.randint(0, 5)
    power = rng.choice((1, 1, 2))
    base = "i" if power == 1 else f"i ^ {power}"
    term = combination((a, b), (base, "1"))
    value = sum(a * i**power + b for i in range(1, last + 1))
    total = f"∑ i ∈ Finset.Icc 1 {last}, ({term})"
    return draft("", [], f"{total} = {value}", misses=[f"{total} = {value + a}"], ask=total)
