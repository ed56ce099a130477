"""Functions known by an equation: which arguments to put in is the question."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, nonzero

topic = Topic("equations_of_functions")


@topic.family
def additive_combination(rng: random.Random) -> Draft:
    f, p, q = rng.choice("fg"), rng.randint(2, 3), rng.choice((-2, -1, 1, 2, 3))
    kind = rng.choice(("ℝ", "ℤ", "ℚ"))
    inner, outer = combination((p, q), ("x", "y")), combination((p, q), (f"{f} x", f"{f} y"))
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x y : {kind}, {f} (x + y) = {f} x + {f} y"],
        f"∀ x y : {kind}, {f} ({inner}) = {outer}",
        misses=[f"∀ x y : {kind}, {f} ({inner}) = {outer} + 1"],
    )


@topic.family
def additive_values(rng: random.Random) -> Draft:
    f, c, k = rng.choice("fg"), nonzero(rng, 6), rng.randint(2, 4)
    kind = rng.choice(("ℝ", "ℤ"))
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x y : {kind}, {f} (x + y) = {f} x + {f} y", f"{f} 1 = {c}"],
        f"{f} 0 = 0 ∧ {f} {k} = {k * c} ∧ ∀ x : {kind}, {f} (-x) = -{f} x",
        misses=[f"{f} 0 = 0 ∧ {f} {k} = {k * c + 1}"],
    )


@topic.family
def involution_is_bijective(rng: random.Random) -> Draft:
    f, kind, c = rng.choice("fg"), rng.choice(("ℝ", "ℤ", "ℚ")), rng.randint(0, 5)
    right = "x" if c == 0 else f"{c} - x"
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x : {kind}, {f} ({f} x) = {right}"],
        f"Function.Injective {f} ∧ Function.Surjective {f}",
        misses=[f"Function.Injective {f} ∧ ¬ Function.Surjective {f}"] if c == 0 else [],
    )


@topic.family
def shifted_rule(rng: random.Random) -> Draft:
    f, s, p, q = rng.choice("fgh"), nonzero(rng, 6), nonzero(rng, 5), rng.randint(-9, 9)
    kind = rng.choice(("ℝ", "ℤ", "ℚ"))
    inner, rule = combination((1, s), ("x", "1")), combination((p, q), ("x", "1"))
    right = combination((p, q - p * s), ("x", "1"))
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x : {kind}, {f} ({inner}) = {rule}"],
        f"∀ x : {kind}, {f} x = {right}",
        misses=[f"∀ x : {kind}, {f} x = {right} + 1"],
    )


@topic.family
def reflected_rule(rng: random.Random) -> Draft:
    f, k, c = rng.choice("fgh"), rng.choice((2, 3, -2, -3)), rng.randint(0, 5)
    a, b = nonzero(rng, 4), rng.randint(-6, 6)
    # f x = a x + b solves f x + k f (c - x) = (a - k a) x + b + k (a c + b)
    rule = combination((a - k * a, b + k * (a * c + b)), ("x", "1"))
    other = f"{c} - x" if c else "-x"
    left = combination((1, k), (f"{f} x", f"{f} ({other})"))
    return draft(
        f"{f} : ℝ → ℝ",
        [f"∀ x : ℝ, {left} = {rule}"],
        f"∀ x : ℝ, {f} x = {combination((a, b), ('x', '1'))}",
        misses=[f"∀ x : ℝ, {f} x = {combination((a, b + 1), ('x', '1'))}"],
    )


@topic.family
def periodic(rng: random.Random) -> Draft:
    f, p, k = rng.choice("fgh"), rng.randint(1, 6), rng.randint(2, 4)
    kind = rng.choice(("ℝ", "ℤ"))
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x : {kind}, {f} (x + {p}) = {f} x"],
        f"∀ x : {kind}, {f} (x + {k * p}) = {f} x ∧ {f} (x - {p}) = {f} x",
        misses=[f"∀ x : {kind}, {f} (x + {p}) = {f} x ∧ {f} (x - {p}) = {f} x + 1"],
    )


@topic.family
def composed_order(rng: random.Random) -> Draft:
    f, g = rng.choice((("f", "g"), ("g", "h")))
    kind = rng.choice(("ℝ", "ℤ"))
    c = rng.randint(0, 4)
    right = f"{g} ({f} x) + {c}" if c else f"{g} ({f} x)"
    return draft(
        f"{f} {g} : {kind} → {kind}",
        [
            f"∀ x y : {kind}, x ≤ y → {f} x ≤ {f} y",
            f"∀ x y : {kind}, x ≤ y → {g} y ≤ {g} x",
        ],
        f"∀ x y : {kind}, x ≤ y → {g} ({f} y) ≤ {right}",
        misses=[f"∀ x y : {kind}, x ≤ y → {right} < {g} ({f} y)"],
    )


@topic.family
def bounded_and_doubling(rng: random.Random) -> Draft:
    f, k, c = rng.choice("fg"), rng.randint(2, 4), rng.randint(1, 9)
    return draft(
        f"{f} : ℝ → ℝ",
        [f"∀ x : ℝ, {f} ({k} * x) = {k} * {f} x", f"∀ x : ℝ, {f} x ≤ {f} ({k} * x) + {c}"],
        f"{f} 0 = 0 ∧ ∀ x : ℝ, {(1 - k)} * {f} x ≤ {c}",
        misses=[f"{f} 0 = 1"],
    )
