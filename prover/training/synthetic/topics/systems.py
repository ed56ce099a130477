"""Systems in three unknowns, symmetric systems, proportions and fractional equations."""

from __future__ import annotations

import random
from fractions import Fraction

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, nonzero, number

topic = Topic("systems")
_FIELDS = ("ℝ", "ℚ", "ℝ", "ℤ")


@topic.family
def pairwise_sums(rng: random.Random) -> Draft:
    x, y, z = letters(rng, 3)
    u, v, w = (rng.randint(-9, 12) for _ in range(3))
    return draft(
        f"{x} {y} {z} : {rng.choice(_FIELDS)}",
        [f"{x} + {y} = {u + v}", f"{y} + {z} = {v + w}", f"{z} + {x} = {u + w}"],
        f"{x} = {u} ∧ {y} = {v} ∧ {z} = {w}",
        misses=[f"{x} = {u} ∧ {y} = {v} ∧ {z} = {w + 1}"],
        questions=[f"{{verb}} ⟦{x}⟧, ⟦{y}⟧ and ⟦{z}⟧."],
    )


@topic.family
def sum_from_pairwise_sums(rng: random.Random) -> Draft:
    x, y, z = letters(rng, 3)
    p, q, r = (rng.randint(1, 20) for _ in range(3))
    value = Fraction(p + q + r, 2)
    asked = f"{x} + {y} + {z}"
    return draft(
        f"{x} {y} {z} : {rng.choice(('ℝ', 'ℚ'))}",
        [f"{x} + {y} = {p}", f"{y} + {z} = {q}", f"{z} + {x} = {r}"],
        f"{asked} = {number(value)}",
        misses=[f"{asked} = {p + q + r}"],
        ask=asked,
    )


@topic.family
def triangular(rng: random.Random) -> Draft:
    x, y, z = letters(rng, 3)
    u, v, w = (rng.randint(-6, 6) for _ in range(3))
    a, b, c = (nonzero(rng, 5) for _ in range(3))
    return draft(
        f"{x} {y} {z} : {rng.choice(_FIELDS)}",
        [
            f"{combination((1, a), (x, y))} = {u + a * v}", f"{combination((1, b), (y, z))} = {v + b * w}",
            f"{combination((c,), (z,))} = {c * w}",
        ],
        f"{x} = {u}",
        misses=[f"{x} = {u + 1}"],
        ask=x,
    )  # fmt: skip


@topic.family
def sum_and_difference(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    s, d = rng.randint(-15, 15), nonzero(rng, 9)
    asked = rng.choice((f"{x} * {y}", f"{x} ^ 2 - {y} ^ 2"))
    value = Fraction(s * s - d * d, 4) if "*" in asked else Fraction(s * d)
    return draft(
        f"{x} {y} : {rng.choice(('ℝ', 'ℚ'))}",
        [f"{x} + {y} = {s}", f"{x} - {y} = {d}"],
        f"{asked} = {number(value)}",
        misses=[f"{asked} = {number(value + 1)}"],
        ask=asked,
    )


@topic.family
def difference_and_product(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    u, v = rng.randint(1, 9), rng.randint(-9, 9)
    if v == 0 or u == v:
        return difference_and_product(rng)
    d, p = u - v, u * v
    asked = rng.choice((f"{x} ^ 2 + {y} ^ 2", f"({x} + {y}) ^ 2"))
    value = d * d + (4 if asked.startswith("(") else 2) * p
    return draft(
        f"{x} {y} : {rng.choice(_FIELDS)}",
        [f"{x} - {y} = {d}", f"{x} * {y} = {p}"],
        f"{asked} = {value}",
        misses=[f"{asked} = {value - 2 * p}"],
        ask=asked,
    )


@topic.family
def sum_with_inverse_powers(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    s = rng.choice((-1, 1)) * rng.randint(3, 9)
    power = rng.choice((2, 3))
    asked = f"{x} ^ {power} + 1 / {x} ^ {power}"
    value = s * s - 2 if power == 2 else s**3 - 3 * s
    return draft(
        f"{x} : ℝ",
        [f"{x} ≠ 0", f"{x} + 1 / {x} = {s}"],
        f"{asked} = {value}",
        misses=[f"{asked} = {value + 2}"],
        ask=asked,
    )


@topic.family
def proportion(rng: random.Random) -> Draft:
    a, b = letters(rng, 2)
    p, q = rng.randint(2, 9), rng.randint(2, 9)
    if p == q:
        return proportion(rng)
    asked = f"({a} + {b}) / {b}"
    return draft(
        f"{a} {b} : {rng.choice(('ℝ', 'ℚ'))}",
        [f"{b} ≠ 0", f"{a} / {b} = {number(Fraction(p, q))}"],
        f"{asked} = {number(Fraction(p + q, q))}",
        misses=[f"{asked} = {number(Fraction(p + q + 1, q))}"],
        ask=asked,
    )


@topic.family
def fractional_equation(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, c, solution = rng.randint(1, 9), rng.randint(1, 9), nonzero(rng, 9)
    shift = rng.randint(-9, 9)
    if solution + shift == 0 or a == c:
        return fractional_equation(rng)
    bottom = combination((1, shift), (x, "1"))
    value = Fraction(a, solution + shift)
    return draft(
        f"{x} : {rng.choice(('ℝ', 'ℚ'))}",
        [f"{bottom} ≠ 0", f"{a} / ({bottom}) = {number(value)}"],
        f"{x} = {solution}",
        misses=[f"{x} = {solution + 1}"],
        ask=x,
    )


@topic.family
def telescoping_fraction(rng: random.Random) -> Draft:
    n = rng.choice("xnt")
    k = rng.randint(1, 5)
    shifted = f"({n} + {k})"
    left, right = f"1 / {n} - 1 / {shifted}", f"{k} / ({n} * {shifted})"
    return draft(
        f"{n} : {rng.choice(('ℝ', 'ℚ'))}",
        [f"0 < {n}"],
        f"{left} = {right}",
        misses=[f"{left} = {k + 1} / ({n} * {shifted})"],
    )


@topic.family
def common_root(rng: random.Random) -> Draft:
    x, a = rng.choice((("x", "a"), ("x", "k"), ("t", "m")))
    r, b = nonzero(rng, 6), rng.randint(-9, 9)
    m, c, value = rng.randint(1, 5), rng.randint(-9, 9), rng.randint(-6, 6)
    return draft(
        f"{x} {a} : {rng.choice(('ℝ', 'ℚ'))}",
        [
            f"{combination((m, c), (x, '1'))} = {m * r + c}",
            f"{combination((1, b), (f'{a} * {x}', '1'))} = {value * r + b}",
        ],
        f"{a} = {value}",
        misses=[f"{a} = {value + 1}"],
        ask=a,
    )
