"""Functions given by a rule or by an equation: values, composition, symmetry."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, factor, nonzero, polynomial

topic = Topic("functions")


@topic.family
def value_of_rule(rng: random.Random) -> Draft:
    f, kind = rng.choice("fgh"), rng.choice(("ℝ", "ℤ", "ℚ"))
    a, b, c, x = nonzero(rng, 5), rng.randint(-9, 9), rng.randint(-9, 9), rng.randint(-6, 6)
    value = a * x * x + b * x + c
    asked = f"{f} {factor(x)}"
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x : {kind}, {f} x = {polynomial((a, b, c), 'x')}"],
        f"{asked} = {value}",
        misses=[f"{asked} = {value + nonzero(rng, 3)}"],
        ask=asked,
    )


@topic.family
def composition(rng: random.Random) -> Draft:
    kind = rng.choice(("ℝ", "ℤ", "ℚ"))
    a, c = nonzero(rng, 6), nonzero(rng, 6)
    b, d, x = rng.randint(-9, 9), rng.randint(-9, 9), rng.randint(-6, 6)
    value = a * (c * x + d) + b
    asked = f"f (g {factor(x)})"
    return draft(
        f"f g : {kind} → {kind}",
        [
            f"∀ x : {kind}, f x = {combination((a, b), ('x', '1'))}",
            f"∀ x : {kind}, g x = {combination((c, d), ('x', '1'))}",
        ],
        f"{asked} = {value}",
        misses=[f"{asked} = {value + nonzero(rng, 3)}"],
        ask=asked,
    )


@topic.family
def additive_at_zero(rng: random.Random) -> Draft:
    f, kind = rng.choice("fg"), rng.choice(("ℝ", "ℤ", "ℚ"))
    c = rng.randint(-6, 6)
    tail = "" if c == 0 else f" + {c}" if c > 0 else f" - {-c}"
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x y : {kind}, {f} (x + y) = {f} x + {f} y{tail}"],
        f"{f} 0 = {-c}",
        misses=[f"{f} 0 = {c + 1}"] if c + 1 != -c else [],
        ask=f"{f} 0",
    )


@topic.family
def recurrence_value(rng: random.Random) -> Draft:
    a = rng.choice("asu")
    start, step, ratio = rng.randint(0, 9), rng.randint(-5, 9), rng.randint(1, 3)
    index = rng.randint(3, 7)
    value = start
    for _ in range(index):
        value = ratio * value + step
    rule = combination((ratio, step), (f"{a} n", "1"))
    return draft(
        f"{a} : ℕ → ℤ",
        [f"{a} 0 = {start}", f"∀ n : ℕ, {a} (n + 1) = {rule}"],
        f"{a} {index} = {value}",
        misses=[f"{a} {index} = {value + nonzero(rng, 3)}"],
        ask=f"{a} {index}",
        sequences=a,
    )


@topic.family
def recurrence_closed_form(rng: random.Random) -> Draft:
    a = rng.choice("asu")
    start, step = rng.randint(0, 9), rng.randint(1, 9)
    right = combination((step, start), ("n", "1"))
    wrong = combination((step, start + 1), ("n", "1"))
    return draft(
        f"{a} : ℕ → {rng.choice(('ℕ', 'ℤ'))}",
        [f"{a} 0 = {start}", f"∀ n : ℕ, {a} (n + 1) = {a} n + {step}"],
        f"∀ n : ℕ, {a} n = {right}",
        misses=[f"∀ n : ℕ, {a} n = {wrong}"],
        sequences=a,
    )
