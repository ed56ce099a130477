"""Sequences whose properties need an induction with something to choose: the variable, the invariant."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination

topic = Topic("inductions")


@topic.family
def keeps_residue_and_sign(rng: random.Random) -> Draft:
    a, m, q = rng.choice("asu"), rng.randint(2, 7), rng.randint(1, 4)
    r = rng.randint(1, m - 1) if m > 2 else 1
    # r goes to q r + c, which leaves r again
    c = (r - q * r) % m + m * rng.randint(0, 2)
    return draft(
        f"{a} : ℕ → ℤ",
        [f"{a} 0 = {r}", f"∀ n : ℕ, {a} (n + 1) = {combination((q, c), (f'{a} n', '1'))}"],
        f"∀ n : ℕ, {a} n % {m} = {r} ∧ 0 < {a} n",
        misses=[f"∀ n : ℕ, {a} n % {m} = {(r + 1) % m} ∧ 0 < {a} n"],
        sequences=a,
    )


@topic.family
def pell_invariant(rng: random.Random) -> Draft:
    d, p, q = rng.choice(((2, 3, 2), (3, 2, 1), (5, 9, 4), (6, 5, 2), (7, 8, 3), (8, 3, 1)))
    x, y = rng.choice((("x", "y"), ("a", "b"), ("u", "v")))
    i, j = rng.randint(1, 6), rng.randint(0, 5)
    value = i * i - d * j * j
    return draft(
        f"{x} {y} : ℕ → ℤ",
        [
            f"{x} 0 = {i}",
            f"{y} 0 = {j}",
            f"∀ n : ℕ, {x} (n + 1) = {combination((p, d * q), (f'{x} n', f'{y} n'))}",
            f"∀ n : ℕ, {y} (n + 1) = {combination((q, p), (f'{x} n', f'{y} n'))}",
        ],
        f"∀ n : ℕ, {x} n ^ 2 - {d} * {y} n ^ 2 = {value}",
        misses=[f"∀ n : ℕ, {x} n ^ 2 - {d} * {y} n ^ 2 = {value + 1}"],
        sequences=f"{x} {y}",
    )


@topic.family
def alternating_invariant(rng: random.Random) -> Draft:
    x, y = rng.choice((("x", "y"), ("a", "b"), ("p", "q")))
    return draft(
        f"{x} {y} : ℕ → ℤ",
        [
            f"{x} 0 = 1",
            f"{y} 0 = {rng.choice((0, 1))}",
            f"∀ n : ℕ, {x} (n + 1) = {x} n + 2 * {y} n",
            f"∀ n : ℕ, {y} (n + 1) = {x} n + {y} n",
        ],
        f"∀ n : ℕ, {x} n ^ 2 - 2 * {y} n ^ 2 = 1 ∨ {x} n ^ 2 - 2 * {y} n ^ 2 = -1",
        misses=[f"∀ n : ℕ, {x} n ^ 2 - 2 * {y} n ^ 2 = 1"],
        sequences=f"{x} {y}",
    )


@topic.family
def coupled_closed_forms(rng: random.Random) -> Draft:
    x, y = rng.choice((("x", "y"), ("a", "b"), ("s", "t")))
    c, i, j = rng.randint(1, 6), rng.randint(0, 9), rng.randint(0, 9)
    # x n = i + j n + c n (n - 1) / 2
    doubled = combination((c, 2 * j - c, 2 * i), ("n ^ 2", "n", "1"))
    return draft(
        f"{x} {y} : ℕ → ℤ",
        [
            f"{x} 0 = {i}",
            f"{y} 0 = {j}",
            f"∀ n : ℕ, {x} (n + 1) = {x} n + {y} n",
            f"∀ n : ℕ, {y} (n + 1) = {y} n + {c}",
        ],
        f"∀ n : ℕ, {y} n = {combination((c, j), ('n', '1'))} ∧ 2 * {x} n = {doubled}",
        misses=[f"∀ n : ℕ, 2 * {x} n = {doubled} + n"],
        sequences=f"{x} {y}",
    )


@topic.family
def mixed_pair(rng: random.Random) -> Draft:
    x, y = rng.choice((("x", "y"), ("a", "b"), ("u", "v")))
    p, q = rng.randint(2, 5), rng.randint(1, 4)
    i, j = rng.randint(1, 5), rng.randint(0, 5)
    if p == q or i == j:
        return mixed_pair(rng)
    plus, minus = f"{i + j} * {p + q} ^ n", f"{i - j} * ({p - q}) ^ n"
    return draft(
        f"{x} {y} : ℕ → ℤ",
        [
            f"{x} 0 = {i}",
            f"{y} 0 = {j}",
            f"∀ n : ℕ, {x} (n + 1) = {combination((p, q), (f'{x} n', f'{y} n'))}",
            f"∀ n : ℕ, {y} (n + 1) = {combination((q, p), (f'{x} n', f'{y} n'))}",
        ],
        f"∀ n : ℕ, {x} n + {y} n = {plus} ∧ {x} n - {y} n = {minus}",
        misses=[f"∀ n : ℕ, {x} n + {y} n = {plus} + n"],
        sequences=f"{x} {y}",
    )


@topic.family
def additive_on_naturals(rng: random.Random) -> Draft:
    f, c = rng.choice("fg"), rng.randint(-5, 9)
    kind = rng.choice(("ℤ", "ℝ", "ℚ"))
    value = f"{c} * n" if c >= 0 else f"({c}) * n"
    return draft(
        f"{f} : ℕ → {kind}",
        [f"∀ m n : ℕ, {f} (m + n) = {f} m + {f} n", f"{f} 1 = {c}"],
        f"∀ n : ℕ, {f} n = {value}",
        misses=[f"∀ n : ℕ, {f} n = {value} + 1"],
    )


@topic.family
def powers_from_a_law(rng: random.Random) -> Draft:
    f, c = rng.choice("fg"), rng.randint(2, 7)
    kind = rng.choice(("ℤ", "ℕ"))
    return draft(
        f"{f} : ℕ → {kind}",
        [f"∀ m n : ℕ, {f} (m + n) = {f} m * {f} n", f"{f} 1 = {c}"],
        f"∀ n : ℕ, {f} (n + 1) = {c} ^ (n + 1)",
        misses=[f"∀ n : ℕ, {f} (n + 1) = {c} ^ n"],
    )


@topic.family
def rises_by_steps(rng: random.Random) -> Draft:
    f, c = rng.choice("fgau"), rng.randint(0, 4)
    kind = rng.choice(("ℤ", "ℝ", "ℕ") if c else ("ℤ", "ℝ"))
    step = f"{f} n + {c}" if c else f"{f} n"
    whole = f"{f} m + {c} * k" if c else f"{f} m"
    return draft(
        f"{f} : ℕ → {kind}",
        [f"∀ n : ℕ, {step} ≤ {f} (n + 1)"],
        f"∀ m k : ℕ, {whole} ≤ {f} (m + k)",
        misses=[f"∀ m k : ℕ, {f} (m + k) ≤ {whole}"],
    )


@topic.family
def stays_in_a_band(rng: random.Random) -> Draft:
    a, low = rng.choice("asx"), rng.randint(-6, 6)
    high, parts = low + rng.randint(1, 9), rng.randint(2, 5)
    return draft(
        f"{a} : ℕ → ℝ",
        [f"{a} 0 = {low}", f"∀ n : ℕ, {parts} * {a} (n + 1) = {a} n + {(parts - 1) * high}"],
        f"∀ n : ℕ, {low} ≤ {a} n ∧ {a} n ≤ {high}",
        misses=[f"∀ n : ℕ, {low} < {a} n"],
        sequences=a,
    )
