"""Linear and quadratic equations and systems."""

from __future__ import annotations

import random
from fractions import Fraction

from prover.training.synthetic.draft import Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, letters, nonzero, number, polynomial
from prover.training.synthetic.sentences import members

topic = Topic("equations")


@topic.family
def linear(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, c = nonzero(rng, 9), rng.randint(-9, 9)
    solution, b = rng.randint(-12, 12), rng.randint(-20, 20)
    if a == c:
        return linear(rng)
    left, right = combination((a, b), (x, "1")), combination((c, (a - c) * solution + b), (x, "1"))
    return draft(
        f"{x} : {rng.choice(('ℝ', 'ℤ', 'ℚ'))}",
        [f"{left} = {right}"],
        f"{x} = {solution}",
        misses=[f"{x} = {solution + rng.choice((-1, 1))}"],
        ask=x,
    )


@topic.family
def linear_fraction(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, b, c = rng.randint(2, 9), rng.randint(-9, 9), rng.randint(-9, 9)
    return draft(
        f"{x} : {rng.choice(('ℝ', 'ℚ'))}",
        [f"{combination((a, b), (x, '1'))} = {c}"],
        f"{x} = {number(Fraction(c - b, a))}",
        misses=[f"{x} = {number(Fraction(c - b + 1, a))}"],
        ask=x,
    )


@topic.family
def system_of_two(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b, c, d = (nonzero(rng, 6) for _ in range(4))
    if a * d == b * c:
        return system_of_two(rng)
    u, v = rng.randint(-9, 9), rng.randint(-9, 9)
    first, second = combination((a, b), (x, y)), combination((c, d), (x, y))
    return draft(
        f"{x} {y} : {rng.choice(('ℝ', 'ℤ', 'ℚ'))}",
        [f"{first} = {a * u + b * v}", f"{second} = {c * u + d * v}"],
        f"{x} = {u} ∧ {y} = {v}",
        misses=[f"{x} = {u + 1} ∧ {y} = {v}", f"{x} = {u} ∧ {y} = {v - 1}"],
        questions=[f"{{verb}} ⟦{x}⟧ and ⟦{y}⟧.", f"{{verb}} the values of ⟦{x}⟧ and ⟦{y}⟧."],
    )


@topic.family
def system_as_equivalence(rng: random.Random) -> Draft:
    x, y = letters(rng, 2)
    a, b = nonzero(rng, 6), nonzero(rng, 6)
    if a == b:
        return system_as_equivalence(rng)
    u, v = rng.randint(-9, 9), rng.randint(-9, 9)
    kind = rng.choice(("ℝ", "ℤ", "ℚ"))
    first, second = f"{x} + {y} = {u + v}", f"{combination((a, b), (x, y))} = {a * u + b * v}"
    return draft(
        f"{x} {y} : {kind}",
        [],
        f"{first} ∧ {second} ↔ {x} = {u} ∧ {y} = {v}",
        misses=[f"{first} ∧ {second} ↔ {x} = {u} ∧ {y} = {v + 1}"],
        solve=f"all pairs (⟦{x}⟧, ⟦{y}⟧) of {members(kind, 2)} with ⟦{first}⟧ and ⟦{second}⟧",
    )


@topic.family
def quadratic_roots(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    r, s = rng.randint(-9, 9), rng.randint(-9, 9)
    if r == s:
        return quadratic_roots(rng)
    kind = rng.choice(("ℝ", "ℤ", "ℚ"))
    k = rng.choice((1, 1, 2, 3))
    equation = f"{polynomial((k, -k * (r + s), k * r * s), x)} = 0"
    return draft(
        f"{x} : {kind}",
        [],
        f"{equation} ↔ {x} = {r} ∨ {x} = {s}",
        misses=[f"{equation} ↔ {x} = {r}", f"{equation} ↔ {x} = {-r - 1} ∨ {x} = {s}"]
        if s != -r - 1 and r != -r - 1
        else [],
        solve=f"all {members(kind, 2)} ⟦{x}⟧ such that ⟦{equation}⟧",
    )


@topic.family
def quadratic_implication(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    r, s = rng.randint(1, 12), rng.randint(1, 12)
    equation = f"{polynomial((1, s - r, -r * s), x)} = 0"
    return draft(
        f"{x} : {rng.choice(('ℝ', 'ℤ', 'ℚ'))}",
        [f"0 < {x}", equation],
        f"{x} = {r}",
        misses=[f"{x} = {r + 1}"],
        ask=x,
    )


@topic.family
def no_real_root(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    a, b = rng.randint(1, 3), rng.randint(-7, 7)
    c = b * b // (4 * a) + rng.randint(1, 5)
    value = polynomial((a, b, c), x)
    miss = polynomial((a, b, -c), x)
    return draft(
        f"{x} : ℝ", [], rng.choice((f"{value} ≠ 0", f"0 < {value}")), misses=[f"0 < {miss}"]
    )


@topic.family
def double_root(rng: random.Random) -> Draft:
    (x,) = letters(rng, 1)
    r, k = nonzero(rng, 9), rng.choice((1, 1, 2, 4))
    equation = f"{polynomial((k, -2 * k * r, k * r * r), x)} = 0"
    return draft(
        f"{x} : {rng.choice(('ℝ', 'ℤ', 'ℚ'))}",
        [equation],
        f"{x} = {r}",
        misses=[f"{x} = {-r}"],
        ask=x,
    )
