"""Powers, sums and growing sequences of natural numbers, in several variables or with several claims."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination

topic = Topic("growth")


@topic.family
def exceeds_its_index(rng: random.Random) -> Draft:
    f, c = rng.choice("fgau"), rng.randint(0, 5)
    given = [f"∀ n : ℕ, {f} n < {f} (n + 1)"] + ([f"{c} ≤ {f} 0"] if c else [])
    bound = f"n + {c}" if c else "n"
    return draft(
        f"{f} : ℕ → ℕ",
        given,
        f"∀ n : ℕ, {bound} ≤ {f} n",
        misses=[f"∀ n : ℕ, {bound} < {f} n"],
    )


@topic.family
def order_of_powers(rng: random.Random) -> Draft:
    n, a = rng.choice("nmk"), rng.randint(1, 6)
    b = a + rng.randint(1, 5)
    return draft(
        f"{n} : ℕ",
        [],
        f"{a} ^ {n} ≤ {b} ^ {n} ∧ {n} < {b} ^ {n}",
        misses=[f"{a} ^ {n} < {b} ^ {n} ∧ {n} < {b} ^ {n}"],
    )


@topic.family
def power_of_a_variable(rng: random.Random) -> Draft:
    a, n, c = rng.choice("abx"), rng.choice("nmk"), rng.randint(1, 3)
    return draft(
        f"{a} {n} : ℕ",
        [f"{c} ≤ {a}"],
        f"{c} ^ {n} ≤ {a} ^ {n} ∧ {a} ^ {n} ≤ {a} ^ ({n} + 1)",
        misses=[f"{a} ^ {n} < {c} ^ {n} ∧ {a} ^ {n} ≤ {a} ^ ({n} + 1)"],
    )


@topic.family
def two_sums(rng: random.Random) -> Draft:
    n, c = rng.choice("nmN"), rng.randint(1, 6)
    first = f"∑ k ∈ Finset.range ({n} + 1), {c} * k"
    second = f"∑ k ∈ Finset.range {n}, (2 * k + {c})"
    right = combination((1, c - 1), (f"{n} ^ 2", n))
    return draft(
        f"{n} : ℕ",
        [],
        f"2 * ({first}) = {c} * {n} * ({n} + 1) ∧ {second} = {right}",
        misses=[f"2 * ({first}) = {c} * {n} * ({n} + 1) ∧ {second} = {right} + {n}"],
    )


@topic.family
def divisible_by_parts(rng: random.Random) -> Draft:
    n, a = rng.choice("nmk"), rng.randint(3, 9)
    b = rng.randint(1, a - 2)
    value = f"({a} : ℤ) ^ {n} - {b} ^ {n}" if b > 1 else f"({a} : ℤ) ^ {n} - 1"
    return draft(
        f"{n} : ℕ",
        [],
        f"{a - b} ∣ {value} ∧ 0 ≤ {value}",
        misses=[f"{a - b} ∣ {value} ∧ 0 < {value}"],
    )


@topic.family
def bounded_by_a_geometric_sum(rng: random.Random) -> Draft:
    n, q = rng.choice("nmN"), rng.randint(2, 6)
    total = f"∑ k ∈ Finset.range {n}, {q} ^ k"
    return draft(
        f"{n} : ℕ",
        [],
        f"{total} < {q} ^ {n} ∧ {n} ≤ {total}",
        misses=[f"{total} < {q} ^ {n} ∧ {n} < {total}"],
    )


@topic.family
def recurrence_between_powers(rng: random.Random) -> Draft:
    a, q, c = rng.choice("asu"), rng.randint(2, 5), rng.randint(1, 6)
    return draft(
        f"{a} : ℕ → ℕ",
        [f"{a} 0 = 1", f"∀ n : ℕ, {a} (n + 1) = {q} * {a} n + {c}"],
        f"∀ n : ℕ, {q} ^ n ≤ {a} n ∧ {a} n + {c} ≤ {c + 1} * {q} ^ n",
        misses=[f"∀ n : ℕ, {q} ^ n < {a} n"],
        sequences=a,
    )
