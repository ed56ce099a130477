"""Sequences given by a recurrence: closed forms, signs, parity, divisibility, sums."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination

topic = Topic("sequences")


def _letter(rng: random.Random) -> str:
    return rng.choice("asuxt")


@topic.family
def geometric(rng: random.Random) -> Draft:
    a, q, c = _letter(rng), rng.randint(2, 9), rng.randint(1, 9)
    start = f"{q} ^ n" if c == 1 else f"{c} * {q} ^ n"
    return draft(
        f"{a} : ℕ → {rng.choice(('ℕ', 'ℤ'))}",
        [f"{a} 0 = {c}", f"∀ n : ℕ, {a} (n + 1) = {q} * {a} n"],
        f"∀ n : ℕ, {a} n = {start}",
        misses=[f"∀ n : ℕ, {a} n = {start} + n"],
        sequences=a,
    )


@topic.family
def affine(rng: random.Random) -> Draft:
    a, q, c = _letter(rng), rng.randint(2, 6), rng.randint(1, 7)
    # a n = c q ^ n - s solves a (n + 1) = q a n + s (q - 1)
    s = rng.randint(1, 5)
    power = f"{q} ^ n" if c == 1 else f"{c} * {q} ^ n"
    return draft(
        f"{a} : ℕ → ℤ",
        [f"{a} 0 = {c - s}", f"∀ n : ℕ, {a} (n + 1) = {q} * {a} n + {s * (q - 1)}"],
        f"∀ n : ℕ, {a} n = {power} - {s}",
        misses=[f"∀ n : ℕ, {a} n = {power} - {s + 1}"],
        sequences=a,
    )


@topic.family
def quadratic(rng: random.Random) -> Draft:
    a, c = _letter(rng), rng.randint(0, 9)
    p, q = rng.randint(1, 4), rng.randint(0, 6)
    # a (n + 1) - a n = 2 p n + p + q for a n = p n ^ 2 + q n + c
    step = combination((2 * p, p + q), ("n", "1"))
    right = combination((p, q, c), ("n ^ 2", "n", "1"))
    wrong = combination((p, q + 1, c), ("n ^ 2", "n", "1"))
    return draft(
        f"{a} : ℕ → {rng.choice(('ℕ', 'ℤ'))}",
        [f"{a} 0 = {c}", f"∀ n : ℕ, {a} (n + 1) = {a} n + {step}"],
        f"∀ n : ℕ, {a} n = {right}",
        misses=[f"∀ n : ℕ, {a} n = {wrong}"],
        sequences=a,
    )


@topic.family
def second_order(rng: random.Random) -> Draft:
    a = _letter(rng)
    r, s = rng.sample((-2, -1, 1, 2, 3, 4), 2)
    # r ^ n + s ^ n solves a (n + 2) = (r + s) a (n + 1) - r s a n
    rule = combination((r + s, -r * s), (f"{a} (n + 1)", f"{a} n"))
    powers = " + ".join("1" if t == 1 else f"{t} ^ n" if t > 0 else f"(-{-t}) ^ n" for t in (r, s))
    return draft(
        f"{a} : ℕ → ℤ",
        [f"{a} 0 = 2", f"{a} 1 = {r + s}", f"∀ n : ℕ, {a} (n + 2) = {rule}"],
        f"∀ n : ℕ, {a} n = {powers}",
        misses=[f"∀ n : ℕ, {a} n = {powers} + 1"],
        sequences=a,
    )


@topic.family
def second_order_value(rng: random.Random) -> Draft:
    a = _letter(rng)
    p, q = rng.choice((1, 1, 2, 3)), rng.choice((-2, -1, 1, 1, 2))
    values = [rng.randint(0, 5), rng.randint(1, 6)]
    index = rng.randint(4, 9)
    while len(values) <= index:
        values.append(p * values[-1] + q * values[-2])
    rule = combination((p, q), (f"{a} (n + 1)", f"{a} n"))
    return draft(
        f"{a} : ℕ → ℤ",
        [f"{a} 0 = {values[0]}", f"{a} 1 = {values[1]}", f"∀ n : ℕ, {a} (n + 2) = {rule}"],
        f"{a} {index} = {values[index]}",
        misses=[f"{a} {index} = {values[index] + 1}"],
        ask=f"{a} {index}",
        sequences=a,
    )


@topic.family
def always_positive(rng: random.Random) -> Draft:
    a, c, p, q = _letter(rng), rng.randint(1, 9), rng.randint(1, 5), rng.randint(0, 6)
    kind = rng.choice(("ℤ", "ℝ", "ℚ"))
    return draft(
        f"{a} : ℕ → {kind}",
        [f"{a} 0 = {c}", f"∀ n : ℕ, {a} (n + 1) = {combination((p, q), (f'{a} n', '1'))}"],
        f"∀ n : ℕ, 0 < {a} n",
        misses=[f"∀ n : ℕ, {c} < {a} n"],
        sequences=a,
    )


@topic.family
def keeps_divisor(rng: random.Random) -> Draft:
    a, d = _letter(rng), rng.randint(2, 9)
    start, p, q = d * rng.randint(1, 5), rng.randint(1, 6), d * rng.randint(1, 4)
    return draft(
        f"{a} : ℕ → {rng.choice(('ℕ', 'ℤ'))}",
        [f"{a} 0 = {start}", f"∀ n : ℕ, {a} (n + 1) = {combination((p, q), (f'{a} n', '1'))}"],
        f"∀ n : ℕ, {d} ∣ {a} n",
        misses=[f"∀ n : ℕ, {start + 1} ∣ {a} n"],
        sequences=a,
    )


@topic.family
def keeps_parity(rng: random.Random) -> Draft:
    a, start = _letter(rng), rng.randint(0, 9)
    p, q = rng.choice((1, 3, 5)), 2 * rng.randint(1, 6)
    word, other = ("Odd", "Even") if start % 2 else ("Even", "Odd")
    return draft(
        f"{a} : ℕ → ℤ",
        [f"{a} 0 = {start}", f"∀ n : ℕ, {a} (n + 1) = {combination((p, q), (f'{a} n', '1'))}"],
        f"∀ n : ℕ, {word} ({a} n)",
        misses=[f"∀ n : ℕ, {other} ({a} n)"],
        sequences=a,
    )


@topic.family
def stays_below(rng: random.Random) -> Draft:
    a, limit = _letter(rng), rng.randint(1, 9)
    k = rng.choice((2, 3, 4))
    # x ↦ (x + (k - 1) L) / k keeps x ≤ L
    return draft(
        f"{a} : ℕ → ℝ",
        [f"{a} 0 = {limit - rng.randint(1, 5)}", f"∀ n : ℕ, {a} (n + 1) = ({a} n + {(k - 1) * limit}) / {k}"],
        f"∀ n : ℕ, {a} n < {limit}",
        misses=[f"∀ n : ℕ, {a} n < {limit - 1}"],
        sequences=a,
    )  # fmt: skip


@topic.family
def monotone_step(rng: random.Random) -> Draft:
    a, d = _letter(rng), rng.randint(0, 5)
    m, k = rng.randint(1, 6), rng.randint(1, 6)
    term = f"{a} n" if d == 0 else f"{a} n + {d}"
    return draft(
        f"{a} : ℕ → {rng.choice(('ℝ', 'ℤ'))}",
        [f"∀ n : ℕ, {term} ≤ {a} (n + 1)"],
        f"{a} {m} + {k * d} ≤ {a} {m + k}" if d else f"{a} {m} ≤ {a} {m + k}",
        misses=[f"{a} {m} + {k * d + 1} ≤ {a} {m + k}"],
        sequences=a,
    )
