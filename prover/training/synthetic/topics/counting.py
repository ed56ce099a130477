"""Sizes and sums of finite sets of numbers, computed or by a formula."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from prover.training.synthetic.draft import Claim, Draft, draft
from prover.training.synthetic.family import Topic

topic = Topic("counting")


def _size(
    rng: random.Random,
    low: int,
    high: int,
    condition: str,
    holds: Callable[[int], bool],
    english: str,
) -> Draft:
    """How many integers from `low` to `high` meet a condition; `english` goes on "integers from … that"."""
    count = sum(map(holds, range(low, high + 1)))
    size = f"((Finset.Icc {low} {high}).filter (fun n => {condition})).card"
    among = rng.choice(("integers", "numbers", "natural numbers"))
    span = f"from ⟦{low}⟧ to ⟦{high}⟧"
    goal, miss = (
        Claim(
            f"{size} = {value}",
            (
                f"exactly ⟦{value}⟧ of the {among} {span} {english}",
                f"the number of {among} {span} that {english} is ⟦{value}⟧",
                f"there are exactly ⟦{value}⟧ {among} {span} that {english}",
            ),
        )
        for value in (count, count + 1)
    )
    return draft(
        "", [], goal, misses=[miss],
        questions=[
            f"How many {among} {span} {english}?",
            f"{{verb}} the number of {among} {span} that {english}.",
            f"How many of the {among} {span} {english}?",
        ],
    )  # fmt: skip


@topic.family
def multiples(rng: random.Random) -> Draft:
    d, low, high = rng.randint(2, 15), rng.randint(1, 40), rng.randint(60, 300)
    return _size(rng, low, high, f"{d} ∣ n", lambda n: n % d == 0, f"are divisible by ⟦{d}⟧")


@topic.family
def not_multiples(rng: random.Random) -> Draft:
    d, high = rng.randint(3, 12), rng.randint(30, 150)
    return _size(rng, 1, high, f"¬ {d} ∣ n", lambda n: n % d != 0, f"are not divisible by ⟦{d}⟧")


@topic.family
def of_two_numbers_both(rng: random.Random) -> Draft:
    d, e, high = rng.randint(2, 6), rng.randint(3, 9), rng.randint(50, 200)
    if d == e:
        return of_two_numbers_both(rng)
    return _size(
        rng, 1, high, f"{d} ∣ n ∧ {e} ∣ n", lambda n: n % d == 0 and n % e == 0,
        f"are divisible by both ⟦{d}⟧ and ⟦{e}⟧",
    )  # fmt: skip


@topic.family
def of_two_numbers_either(rng: random.Random) -> Draft:
    d, e, high = rng.randint(2, 6), rng.randint(3, 9), rng.randint(50, 200)
    if d == e:
        return of_two_numbers_either(rng)
    return _size(
        rng, 1, high, f"{d} ∣ n ∨ {e} ∣ n", lambda n: n % d == 0 or n % e == 0,
        f"are divisible by ⟦{d}⟧ or by ⟦{e}⟧",
    )  # fmt: skip


@topic.family
def of_one_but_not_other(rng: random.Random) -> Draft:
    d, e, high = rng.randint(2, 5), rng.randint(3, 9), rng.randint(50, 200)
    if e % d == 0 or d % e == 0:
        return of_one_but_not_other(rng)
    return _size(
        rng, 1, high, f"{d} ∣ n ∧ ¬ {e} ∣ n", lambda n: n % d == 0 and n % e != 0,
        f"are divisible by ⟦{d}⟧ but not by ⟦{e}⟧",
    )  # fmt: skip


@topic.family
def coprime_to(rng: random.Random) -> Draft:
    m, high = rng.randint(4, 30), rng.randint(20, 100)
    return _size(
        rng, 1, high, f"Nat.gcd n {m} = 1", lambda n: math.gcd(n, m) == 1, f"are coprime to ⟦{m}⟧"
    )


@topic.family
def with_remainder(rng: random.Random) -> Draft:
    m, high = rng.randint(3, 12), rng.randint(40, 200)
    r = rng.randint(1, m - 1)
    return _size(
        rng, 1, high, f"n % {m} = {r}", lambda n: n % m == r,
        f"leave remainder ⟦{r}⟧ when divided by ⟦{m}⟧",
    )  # fmt: skip


@topic.family
def sum_of_multiples(rng: random.Random) -> Draft:
    d, high = rng.randint(2, 12), rng.randint(30, 120)
    total = sum(range(d, high + 1, d))
    lean = f"∑ n ∈ (Finset.Icc 1 {high}).filter (fun n => {d} ∣ n), n"
    text = f"the sum of the multiples of ⟦{d}⟧ from ⟦1⟧ to ⟦{high}⟧"
    goal, miss = (
        Claim(f"{lean} = {value}", (f"{text} is ⟦{value}⟧", f"{text} equals ⟦{value}⟧"))
        for value in (total, total + d)
    )
    return draft("", [], goal, misses=[miss], questions=[f"{{verb}} {text}.", f"What is {text}?"])


@topic.family
def number_of_divisors(rng: random.Random) -> Draft:
    n = rng.randint(12, 720)
    count = sum(n % d == 0 for d in range(1, n + 1))
    goal, miss = (
        Claim(
            f"(Nat.divisors {n}).card = {value}",
            (
                f"⟦{n}⟧ has exactly ⟦{value}⟧ positive divisors",
                f"the number of positive divisors of ⟦{n}⟧ is ⟦{value}⟧",
            ),
        )
        for value in (count, count + 1)
    )  # fmt: skip
    return draft(
        "", [], goal, misses=[miss],
        questions=[
            f"How many positive divisors does ⟦{n}⟧ have?",
            f"{{verb}} the number of positive divisors of ⟦{n}⟧.",
            f"What is the number of positive divisors of ⟦{n}⟧?",
        ],
    )  # fmt: skip


@topic.family
def sum_of_divisors(rng: random.Random) -> Draft:
    n = rng.randint(6, 200)
    total = sum(d for d in range(1, n + 1) if n % d == 0)
    text = f"the sum of the positive divisors of ⟦{n}⟧"
    goal, miss = (
        Claim(
            f"∑ d ∈ Nat.divisors {n}, d = {value}",
            (f"{text} is ⟦{value}⟧", f"{text} equals ⟦{value}⟧"),
        )
        for value in (total, total - 1)
    )
    return draft("", [], goal, misses=[miss], questions=[f"{{verb}} {text}.", f"What is {text}?"])
