"""Functional equations and properties of functions given by a rule."""

from __future__ import annotations

import random
from fractions import Fraction

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, factor, nonzero, number

topic = Topic("functional")
_KINDS = ("ℝ", "ℝ", "ℚ", "ℤ")


@topic.family
def injective_rule(rng: random.Random) -> Draft:
    f, a, b = rng.choice("fgh"), nonzero(rng, 7), rng.randint(-9, 9)
    kind = rng.choice(("ℝ", "ℤ", "ℚ"))
    rule = f"∀ x : {kind}, {f} x = {combination((a, b), ('x', '1'))}"
    return draft(
        f"{f} : {kind} → {kind}",
        [rule],
        f"Function.Injective {f}",
        misses=[f"¬ Function.Injective {f}"],
    )


@topic.family
def preimage(rng: random.Random) -> Draft:
    f, a, b, x = rng.choice("fgh"), nonzero(rng, 7), rng.randint(-9, 9), rng.randint(-9, 9)
    kind = rng.choice(_KINDS)
    rule = f"∀ x : {kind}, {f} x = {combination((a, b), ('x', '1'))}"
    return draft(
        f"{f} : {kind} → {kind}; c : {kind}",
        [rule, f"{f} c = {a * x + b}"],
        f"c = {x}",
        misses=[f"c = {x + 1}"],
        ask="c",
    )


@topic.family
def step(rng: random.Random) -> Draft:
    f, c, start = rng.choice("fgh"), nonzero(rng, 6), rng.randint(-9, 9)
    kind = rng.choice(_KINDS)
    index = rng.randint(2, 6)
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x : {kind}, {f} (x + 1) = {combination((1, c), (f'{f} x', '1'))}", f"{f} 0 = {start}"],
        f"{f} {index} = {start + index * c}",
        misses=[f"{f} {index} = {start + index * c + 1}"],
        ask=f"{f} {index}",
    )


@topic.family
def mirrored(rng: random.Random) -> Draft:
    f, a, b = rng.choice("fgh"), rng.randint(2, 5), rng.randint(1, 4)
    if a == b:
        return mirrored(rng)
    m, c, x = rng.randint(1, 6), rng.randint(-9, 9), rng.randint(1, 6)
    # f x = p x + q with (a - b) p = m and (a + b) q = c
    p, q = Fraction(m, a - b), Fraction(c, a + b)
    left = f"{a} * {f} x + {f} (-x)" if b == 1 else f"{a} * {f} x + {b} * {f} (-x)"
    value = p * x + q
    return draft(
        f"{f} : ℝ → ℝ",
        [f"∀ x : ℝ, {left} = {combination((m, c), ('x', '1'))}"],
        f"{f} {x} = {number(value)}",
        misses=[f"{f} {x} = {number(value + 1)}"],
        ask=f"{f} {x}",
    )


@topic.family
def additive(rng: random.Random) -> Draft:
    f, kind = rng.choice("fgh"), rng.choice(_KINDS)
    n, c = rng.randint(2, 5), nonzero(rng, 9)
    additive_ = f"∀ x y : {kind}, {f} (x + y) = {f} x + {f} y"
    return rng.choice(
        (
            draft(
                f"{f} : {kind} → {kind}", [additive_, f"{f} 1 = {c}"], f"{f} {n} = {n * c}",
                misses=[f"{f} {n} = {n * c + 1}"], ask=f"{f} {n}",
            ),
            draft(
                f"{f} : {kind} → {kind}", [additive_], f"∀ x : {kind}, {f} (-x) = -{f} x",
                misses=[f"∀ x : {kind}, {f} (-x) = {f} x"],
            ),
            draft(
                f"{f} : {kind} → {kind}", [additive_], f"∀ x : {kind}, {f} (2 * x) = 2 * {f} x",
                misses=[f"∀ x : {kind}, {f} (2 * x) = {f} x"],
            ),
        )
    )  # fmt: skip


@topic.family
def multiplicative(rng: random.Random) -> Draft:
    f, kind = rng.choice("fgh"), rng.choice(_KINDS)
    c = rng.randint(2, 6)
    rule = f"∀ x y : {kind}, {f} (x * y) = {f} x * {f} y"
    if rng.random() < 0.5:
        return draft(
            f"{f} : {kind} → {kind}", [rule], f"{f} 1 = 0 ∨ {f} 1 = 1", misses=[f"{f} 1 = 1"]
        )
    k = rng.choice((2, 3))
    return draft(
        f"{f} : {kind} → {kind}", [rule, f"{f} {c} = {c * c}"], f"{f} {c**k} = {c ** (2 * k)}",
        misses=[f"{f} {c**k} = {c ** (2 * k) + 1}"], ask=f"{f} {c**k}",
    )  # fmt: skip


@topic.family
def linear_from_two_values(rng: random.Random) -> Draft:
    f, a, b = rng.choice("fgh"), nonzero(rng, 6), rng.randint(-9, 9)
    u, v, x = rng.sample(range(-5, 8), 3)
    first, second, asked = (f"{f} {factor(t)}" for t in (u, v, x))
    m, c = rng.choice((("m", "c"), ("a", "b"), ("k", "l")))
    return draft(
        f"{f} : ℝ → ℝ; {m} {c} : ℝ",
        [f"∀ x : ℝ, {f} x = {m} * x + {c}", f"{first} = {a * u + b}", f"{second} = {a * v + b}"],
        f"{asked} = {a * x + b}",
        misses=[f"{asked} = {a * x + b + 1}"],
        ask=asked,
    )


@topic.family
def even_rule(rng: random.Random) -> Draft:
    f, a, c = rng.choice("fgh"), nonzero(rng, 6), rng.randint(-9, 9)
    power = rng.choice((2, 4, 3))
    kind = rng.choice(_KINDS)
    if power == 3:
        rule, sign, other = combination((a, c), ("x ^ 3", "x")), "-", ""
    else:
        rule, sign, other = combination((a, c), (f"x ^ {power}", "1")), "", "-"
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x : {kind}, {f} x = {rule}"],
        f"∀ x : {kind}, {f} (-x) = {sign}{f} x",
        misses=[f"∀ x : {kind}, {f} (-x) = {other}{f} x"] if power == 3 or a + c != 0 else [],
    )


@topic.family
def self_inverse(rng: random.Random) -> Draft:
    f, c = rng.choice("fgh"), rng.randint(-9, 9)
    kind = rng.choice(_KINDS)
    return draft(
        f"{f} : {kind} → {kind}",
        [f"∀ x : {kind}, {f} x = {combination((c, -1), ('1', 'x'))}"],
        f"∀ x : {kind}, {f} ({f} x) = x",
        misses=[f"∀ x : {kind}, {f} ({f} x) = x + 1"],
    )


@topic.family
def fixed_point(rng: random.Random) -> Draft:
    f, a, x = rng.choice("fgh"), rng.randint(2, 7), rng.randint(-9, 9)
    rule = combination((a, x - a * x), ("x", "1"))
    return draft(
        f"{f} : ℝ → ℝ",
        [f"∀ x : ℝ, {f} x = {rule}"],
        f"∃ c : ℝ, {f} c = c",
        misses=[f"∀ c : ℝ, {f} c = c"],
    )


@topic.family
def strictly_increasing_rule(rng: random.Random) -> Draft:
    f, a, b = rng.choice("fgh"), rng.randint(1, 9), rng.randint(-9, 9)
    rule = combination((a, b), ("x", "1"))
    return draft(
        f"{f} : ℝ → ℝ",
        [f"∀ x : ℝ, {f} x = {rule}"],
        f"∀ x y : ℝ, x < y → {f} x < {f} y",
        misses=[f"∀ x y : ℝ, x < y → {f} y < {f} x"],
    )
