"""Decimal digits: sums, last digits, numbers read backwards."""

from __future__ import annotations

import random

from prover.training.synthetic.draft import Claim, Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination

topic = Topic("digits")


@topic.family
def sum_of_digits(rng: random.Random) -> Draft:
    value = rng.randint(100, 999_999)
    total = sum(map(int, str(value)))
    text = "the sum of the decimal digits of ⟦{0}⟧ is ⟦{1}⟧", "the digits of ⟦{0}⟧ add up to ⟦{1}⟧"
    goal, miss = (
        Claim(f"(Nat.digits 10 {value}).sum = {t}", tuple(form.format(value, t) for form in text))
        for t in (total, total + 1)
    )
    return draft(
        "", [], goal, misses=[miss],
        questions=[
            f"{{verb}} the sum of the digits of ⟦{value}⟧.", f"What is the sum of the digits of ⟦{value}⟧?",
            f"What do the decimal digits of ⟦{value}⟧ add up to?",
        ],
    )  # fmt: skip


@topic.family
def digit_sum_of_power(rng: random.Random) -> Draft:
    base, exponent = rng.randint(2, 12), rng.randint(3, 14)
    term = f"{base} ^ {exponent}"
    total = sum(map(int, str(base**exponent)))
    goal, miss = (
        Claim(
            f"(Nat.digits 10 ({term})).sum = {t}",
            (
                f"the sum of the digits of ⟦{term}⟧ is ⟦{t}⟧",
                f"the digits of ⟦{term}⟧ have the sum ⟦{t}⟧",
            ),
        )
        for t in (total, total + 9)
    )
    return draft(
        "", [], goal, misses=[miss],
        questions=[
            f"{{verb}} the sum of the digits of ⟦{term}⟧.",
            f"What is the sum of the decimal digits of ⟦{term}⟧?",
        ],
    )  # fmt: skip


@topic.family
def last_digit(rng: random.Random) -> Draft:
    base, exponent = rng.randint(2, 99), rng.randint(10, 200)
    term = f"{base} ^ {exponent}"
    value = pow(base, exponent, 10)
    goal, miss = (
        Claim(
            f"{term} % 10 = {v}",
            (f"the last digit of ⟦{term}⟧ is ⟦{v}⟧", f"the units digit of ⟦{term}⟧ is ⟦{v}⟧"),
        )
        for v in (value, (value + 2) % 10)
    )
    return draft(
        "", [], goal, misses=[miss],
        questions=[
            f"{{verb}} the last digit of ⟦{term}⟧.", f"{{verb}} the units digit of ⟦{term}⟧.",
            f"What is the last digit of ⟦{term}⟧?", f"What is the units digit of ⟦{term}⟧?",
        ],
    )  # fmt: skip


@topic.family
def reversed_two_digits(rng: random.Random) -> Draft:
    a, b = rng.choice((("a", "b"), ("x", "y"), ("m", "n")))
    plus = rng.random() < 0.5
    number, back = f"(10 * {a} + {b})", f"(10 * {b} + {a})"
    if plus:
        return draft(
            f"{a} {b} : ℤ", [], f"11 ∣ {number} + {back}", misses=[f"9 ∣ {number} + {back}"]
        )
    return draft(f"{a} {b} : ℤ", [], f"9 ∣ {number} - {back}", misses=[f"11 ∣ {number} - {back}"])


@topic.family
def digit_rule(rng: random.Random) -> Draft:
    a, b, c = rng.choice((("a", "b", "c"), ("x", "y", "z")))
    d = rng.choice((3, 9))
    value, total = f"100 * {a} + 10 * {b} + {c}", f"{a} + {b} + {c}"
    if rng.random() < 0.5:
        return draft(
            f"{a} {b} {c} : ℤ", [f"{d} ∣ {total}"], f"{d} ∣ {value}", misses=[f"{2 * d} ∣ {value}"]
        )
    return draft(
        f"{a} {b} {c} : ℤ",
        [],
        f"{d} ∣ {value} ↔ {d} ∣ {total}",
        misses=[f"11 ∣ {value} ↔ 11 ∣ {total}"],
    )


@topic.family
def last_two_digits(rng: random.Random) -> Draft:
    n = rng.choice("nmk")
    d = rng.choice((4, 20, 25))
    r = rng.randint(0, 99)
    return draft(
        f"{n} : ℕ",
        [f"{n} % 100 = {r}"],
        f"{n} % {d} = {r % d}",
        misses=[f"{n} % {d} = {(r + 1) % d}"],
    )


@topic.family
def number_from_digits(rng: random.Random) -> Draft:
    a, b = rng.choice((("a", "b"), ("x", "y"), ("m", "n")))
    t, u = rng.randint(1, 9), rng.randint(0, 9)
    value = combination((10, 1), (a, b))
    return draft(
        f"{a} {b} : ℕ",
        [f"{a} ≤ 9", f"{b} ≤ 9", f"{value} = {10 * t + u}"],
        f"{a} = {t} ∧ {b} = {u}",
        misses=[f"{a} = {t} ∧ {b} = {(u + 1) % 10}"],
        questions=[f"{{verb}} ⟦{a}⟧ and ⟦{b}⟧."],
    )
