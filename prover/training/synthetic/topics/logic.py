"""Cases, equivalences, uniqueness, negations and chains of implications."""

from __future__ import annotations

import random
from fractions import Fraction

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, nonzero, number

topic = Topic("logic")


@topic.family
def product_is_zero(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, b = rng.randint(-9, 9), rng.randint(-9, 9)
    if a == b:
        return product_is_zero(rng)
    kind = rng.choice(("ℝ", "ℤ", "ℚ"))
    left, right = (combination((1, -c), (x, "1")) for c in (a, b))
    claim = f"({left}) * ({right}) = 0"
    if rng.random() < 0.5:
        return draft(f"{x} : {kind}", [claim], f"{x} = {a} ∨ {x} = {b}", misses=[f"{x} = {a}"])
    return draft(
        f"{x} : {kind}", [], f"{claim} ↔ {x} = {a} ∨ {x} = {b}", misses=[f"{claim} ↔ {x} = {b}"]
    )


@topic.family
def product_excluding_one(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, b = rng.randint(-9, 9), rng.randint(-9, 9)
    if a == b:
        return product_excluding_one(rng)
    left, right = (combination((1, -c), (x, "1")) for c in (a, b))
    return draft(
        f"{x} : {rng.choice(('ℝ', 'ℤ', 'ℚ'))}",
        [f"({left}) * ({right}) = 0", f"{x} ≠ {a}"],
        f"{x} = {b}",
        misses=[f"{x} = {a}"],
        ask=x,
    )


@topic.family
def unique_solution(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, b, c = nonzero(rng, 9), rng.randint(-9, 9), rng.randint(-20, 20)
    kind = rng.choice(("ℝ", "ℚ"))
    equation = f"{combination((a, b), (x, '1'))} = {c}"
    return draft(
        "", [], f"∃! {x} : {kind}, {equation}", misses=[f"∃! {x} : {kind}, {x} ^ 2 = {c * c + 1}"]
    )


@topic.family
def contrapositive_of_bound(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = rng.randint(1, 9), rng.randint(1, 9)
    return draft(
        f"{x} {y} : {rng.choice(('ℝ', 'ℤ'))}",
        [f"{a + b} < {x} + {y}"],
        f"{a} < {x} ∨ {b} < {y}",
        misses=[f"{a} < {x} ∧ {b} < {y}"],
    )


@topic.family
def sign_of_product(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    k = rng.randint(1, 5)
    term = f"{x} * {y}" if k == 1 else f"{k} * {x} * {y}"
    return rng.choice(
        (
            draft(f"{x} {y} : ℝ", [f"{x} < 0", f"{y} < 0"], f"0 < {term}", misses=[f"{term} < 0"]),
            draft(f"{x} {y} : ℝ", [f"0 < {x}", f"{y} < 0"], f"{term} < 0", misses=[f"0 < {term}"]),
            draft(f"{x} {y} : ℝ", [f"0 < {x}", f"0 < {term}"], f"0 < {y}", misses=[f"{y} < 0"]),
        )
    )


@topic.family
def linear_inequality_solved(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, b, c = nonzero(rng, 7), rng.randint(-9, 9), rng.randint(-20, 20)
    value = Fraction(c - b, a)
    sign = rng.choice("<≤")
    claim = f"{combination((a, b), (x, '1'))} {sign} {c}"
    right = f"{x} {sign} {number(value)}" if a > 0 else f"{number(value)} {sign} {x}"
    wrong = f"{number(value)} {sign} {x}" if a > 0 else f"{x} {sign} {number(value)}"
    return draft(
        f"{x} : ℝ", [], f"{claim} ↔ {right}", misses=[f"{claim} ↔ {wrong}"],
        solve=f"all real numbers ⟦{x}⟧ with ⟦{claim}⟧",
    )  # fmt: skip


@topic.family
def quadratic_inequality_solved(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a = rng.randint(-8, 7)
    b = a + rng.randint(1, 8)
    claim = f"({combination((1, -a), (x, '1'))}) * ({combination((1, -b), (x, '1'))})"
    if rng.random() < 0.5:
        return draft(
            f"{x} : ℝ", [], f"{claim} < 0 ↔ {a} < {x} ∧ {x} < {b}", misses=[f"{claim} < 0 ↔ {x} < {b}"],
            solve=f"all real numbers ⟦{x}⟧ with ⟦{claim} < 0⟧",
        )  # fmt: skip
    return draft(
        f"{x} : ℝ", [], f"0 < {claim} ↔ {x} < {a} ∨ {b} < {x}", misses=[f"0 < {claim} ↔ {b} < {x}"],
        solve=f"all real numbers ⟦{x}⟧ with ⟦0 < {claim}⟧",
    )  # fmt: skip


@topic.family
def chain_of_implications(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    d = rng.choice((2, 3, 5))
    e = d * rng.randint(2, 4)
    f = e * rng.randint(2, 3)
    return draft(
        f"{n} : ℤ",
        [],
        rng.choice(
            (
                f"{f} ∣ {n} → {d} ∣ {n}", f"¬ {d} ∣ {n} → ¬ {f} ∣ {n}",
                f"{f} ∣ {n} → {e} ∣ {n} ∧ {d} ∣ {n}",
            )
        ),
        misses=[f"{d} ∣ {n} → {f} ∣ {n}"],
    )  # fmt: skip


@topic.family
def not_both(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    m = rng.randint(3, 12)
    r, s = rng.sample(range(m), 2)
    miss = f"{n} % {m} = {r} ∨ {n} % {m} = {s}"
    if m % 2 == 0:
        miss = f"¬ ({n} % {m} = {r} ∧ {n} % 2 = {r % 2})"
    return draft(f"{n} : ℤ", [], f"¬ ({n} % {m} = {r} ∧ {n} % {m} = {s})", misses=[miss])


@topic.family
def trichotomy_of_squares(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    k, c = rng.randint(1, 9), rng.randint(0, 9)
    left, right = (combination((k, c), (f"{v} ^ 2", "1")) for v in (x, y))
    return draft(
        f"{x} {y} : {rng.choice(('ℝ', 'ℤ'))}",
        [],
        f"{left} = {right} ↔ {x} = {y} ∨ {x} = -{y}",
        misses=[f"{left} = {right} ↔ {x} = {y}"],
    )
