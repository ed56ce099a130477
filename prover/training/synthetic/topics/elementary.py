"""Exponentials, logarithms, sines and cosines; extreme values."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Claim, Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import letters, polynomial

topic = Topic("elementary")


@topic.family
def logarithm_value(rng: random.Random) -> Draft:
    base, k = rng.randint(2, 10), rng.randint(2, 5)
    goal, miss = (
        Claim(
            f"Real.logb {base} {base**k} = {v}",
            (f"the logarithm of ⟦{base**k}⟧ to base ⟦{base}⟧ is ⟦{v}⟧",),
        )
        for v in (k, k + 1)
    )
    return draft(
        "", [], goal, misses=[miss],
        questions=[f"{{verb}} the logarithm of ⟦{base**k}⟧ to base ⟦{base}⟧.",
                   f"What is the logarithm of ⟦{base**k}⟧ to base ⟦{base}⟧?"],
    )  # fmt: skip


@topic.family
def pythagorean(rng: random.Random) -> Draft:
    x, k = rng.choice("xtau"), rng.randint(1, 9)
    left = f"Real.sin {x} ^ 2 + Real.cos {x} ^ 2"
    left = left if k == 1 else f"{k} * Real.sin {x} ^ 2 + {k} * Real.cos {x} ^ 2"
    return draft(f"{x} : ℝ", [], f"{left} = {k}", misses=[f"{left} = {k + 1}"], ask=left)


@topic.family
def exponential_sum(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    return draft(
        f"{x} {y} : ℝ", [], f"Real.exp ({x} + {y}) = Real.exp {x} * Real.exp {y}",
        misses=[f"Real.exp ({x} + {y}) = Real.exp {x} + Real.exp {y}"],
    )  # fmt: skip


@topic.family
def power_equation(rng: random.Random) -> Draft:
    n, base, k = rng.choice("nmk"), rng.randint(2, 7), rng.randint(2, 6)
    return draft(
        f"{n} : ℕ", [f"{base} ^ {n} = {base**k}"], f"{n} = {k}", misses=[f"{n} = {k + 1}"], ask=n
    )


@topic.family
def cube_equation(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    r = rng.randint(1, 8)
    return draft(
        f"{x} : {rng.choice(('ℝ', 'ℤ'))}",
        [f"{x} ^ 3 = {r**3}"],
        f"{x} = {r}",
        misses=[f"{x} = {r + 1}"],
        ask=x,
    )


@topic.family
def least_value(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, h, m = rng.randint(1, 3), rng.randint(-6, 6), rng.randint(-12, 12)
    value = polynomial((a, -2 * a * h, a * h * h + m), x)
    text = f"the minimum of ⟦{value}⟧ over all real ⟦{x}⟧"
    goal, miss = (
        Claim(
            f"(∀ {x} : ℝ, {v} ≤ {value}) ∧ ∃ {x} : ℝ, {value} = {v}",
            (f"{text} is ⟦{v}⟧", f"{text} equals ⟦{v}⟧"),
        )
        for v in (m, m - 1)
    )
    return draft(
        "", [], goal, misses=[miss],
        questions=[
            f"{{verb}} {text}.", f"What is {text}?",
            f"{{verb}} the least value of ⟦{value}⟧ for real ⟦{x}⟧.",
        ],
    )  # fmt: skip


@topic.family
def greatest_value(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, h, m = rng.randint(1, 3), rng.randint(-6, 6), rng.randint(-12, 12)
    value = polynomial((-a, 2 * a * h, -a * h * h + m), x)
    text = f"the maximum of ⟦{value}⟧ over all real ⟦{x}⟧"
    goal, miss = (
        Claim(
            f"(∀ {x} : ℝ, {value} ≤ {v}) ∧ ∃ {x} : ℝ, {value} = {v}",
            (f"{text} is ⟦{v}⟧", f"{text} equals ⟦{v}⟧"),
        )
        for v in (m, m + 1)
    )
    return draft(
        "", [], goal, misses=[miss],
        questions=[
            f"{{verb}} {text}.", f"What is {text}?",
            f"{{verb}} the greatest value of ⟦{value}⟧ for real ⟦{x}⟧.",
        ],
    )  # fmt: skip


@topic.family
def least_multiple_above(rng: random.Random) -> Draft:
    d, bound = rng.randint(3, 30), rng.randint(20, 400)
    value = (bound // d + 1) * d
    text = f"the smallest natural number greater than ⟦{bound}⟧ that is divisible by ⟦{d}⟧"
    goal, miss = (
        Claim(
            f"IsLeast {{n : ℕ | {bound} < n ∧ {d} ∣ n}} {v}",
            (f"⟦{v}⟧ is {text}", f"{text} is ⟦{v}⟧"),
        )
        for v in (value, value + d)
    )
    return draft("", [], goal, misses=[miss], questions=[f"{{verb}} {text}.", f"What is {text}?"])
