"""What is known of an integer, times what follows for a polynomial of it.

Every hypothesis allows some residues of `n` modulo some number, every goal speaks of residues of a
polynomial: what follows is found, and what does not follow is planted, by running through one
common period. A family is one pair of a hypothesis and a goal.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from prover.training.synthetic.draft import Claim, Draft, draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import combination, polynomial

topic = Topic("integers")
_MODULI = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 24)
_TRIES = 4000


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of `n`: hypotheses, and the residues that they allow."""

    claims: tuple[Claim, ...]
    modulus: int
    residues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Follows:
    """A conclusion about `value` modulo `m`, with those close to it that do not follow."""

    goal: str
    misses: tuple[str, ...]


def _remainder(n: str, rng: random.Random) -> _Known:
    m = rng.randint(3, 12)
    r = rng.randrange(m)
    return _Known((Claim(f"{n} % {m} = {r}"),), m, (r,))


def _congruent(n: str, rng: random.Random) -> _Known:
    m = rng.randint(3, 12)
    r = rng.randrange(m)
    return _Known((Claim(f"{n} ≡ {r} [ZMOD {m}]"),), m, (r,))


def _parity(n: str, rng: random.Random) -> _Known:
    r = rng.randrange(2)
    return _Known((Claim(f"{('Even', 'Odd')[r]} {n}"),), 2, (r,))


def _multiple(n: str, rng: random.Random) -> _Known:
    m = rng.randint(2, 12)
    return _Known((Claim(f"{m} ∣ {n}"),), m, (0,))


def _form(n: str, rng: random.Random) -> _Known:
    m = rng.randint(2, 10)
    r = rng.randrange(m)
    k = "k" if n != "k" else "t"
    right = combination((m, r), (k, "1"))
    return _Known((Claim(f"∃ {k} : ℤ, {n} = {right}"),), m, (r,))


def _either(n: str, rng: random.Random) -> _Known:
    m = rng.randint(3, 8)
    r, s = sorted(rng.sample(range(m), 2))
    return _Known((Claim(f"{n} % {m} = {r} ∨ {n} % {m} = {s}"),), m, (r, s))


def _not_multiple(n: str, rng: random.Random) -> _Known:
    p = rng.choice((3, 3, 5))
    return _Known((Claim(f"¬ {p} ∣ {n}"),), p, tuple(range(1, p)))


def _odd_and_not_multiple(n: str, rng: random.Random) -> _Known:
    claims = (Claim(f"Odd {n}"), Claim(f"¬ 3 ∣ {n}"))
    return _Known(claims, 6, (1, 5))


_KNOWN: dict[str, Callable[[str, random.Random], _Known]] = {
    "remainder": _remainder, "congruent": _congruent, "parity": _parity, "multiple": _multiple,
    "form": _form, "either": _either, "not_multiple": _not_multiple,
    "odd_and_not_multiple": _odd_and_not_multiple,
}  # fmt: skip


def _one_remainder(value: str, m: int, there: set[int]) -> _Follows | None:
    if len(there) > 1:
        return None
    (r,) = there
    return _Follows(f"({value}) % {m} = {r}", (f"({value}) % {m} = {(r + 1) % m}",))


def _divisible(value: str, m: int, there: set[int]) -> _Follows | None:
    if there != {0}:
        return None
    return _Follows(f"{m} ∣ {value}", (f"{m} ∣ {value} + 1",))


def _even_or_odd(value: str, m: int, there: set[int]) -> _Follows | None:
    if m != 2 or len(there) > 1:
        return None
    word, other = ("Odd", "Even") if there == {1} else ("Even", "Odd")
    return _Follows(f"{word} ({value})", (f"{other} ({value})",))


def _several(value: str, m: int, there: set[int]) -> _Follows | None:
    if not 1 < len(there) < min(m, 4):
        return None
    cases = [f"({value}) % {m} = {r}" for r in sorted(there)]
    return _Follows(" ∨ ".join(cases), (" ∨ ".join(cases[:-1]),))


def _never(value: str, m: int, there: set[int]) -> _Follows | None:
    missing = sorted(set(range(1, m)) - there)
    if not missing or there == {0}:
        return None
    return _Follows(
        f"({value}) % {m} ≠ {missing[0]}", tuple(f"({value}) % {m} ≠ {r}" for r in sorted(there))
    )


def _not_divisible(value: str, m: int, there: set[int]) -> _Follows | None:
    if 0 in there:
        return None
    return _Follows(
        f"¬ {m} ∣ {value}", tuple(f"{m} ∣ {value} + {r}" for r in range(1, m) if {m - r} != there)
    )


def _witness(value: str, m: int, there: set[int]) -> _Follows | None:
    if len(there) > 1:
        return None
    (r,) = there
    right, wrong = (combination((m, c), ("j", "1")) for c in (r, r + 1))
    return _Follows(f"∃ j : ℤ, {value} = {right}", (f"∃ j : ℤ, {value} = {wrong}",))


_GOALS: dict[str, Callable[[str, int, set[int]], _Follows | None]] = {
    "one_remainder": _one_remainder, "divisible": _divisible, "even_or_odd": _even_or_odd,
    "several": _several, "never": _never, "not_divisible": _not_divisible, "witness": _witness,
}  # fmt: skip


def _drawn(known: str, goal: str, rng: random.Random) -> Draft:
    n = rng.choice("nnmka")
    for _ in range(_TRIES):
        given = _KNOWN[known](n, rng)
        degree = rng.choice((1, 2, 2, 3))
        coefficients = (rng.randint(1, 4), *(rng.randint(-7, 7) for _ in range(degree)))
        m = rng.choice(_MODULI)
        everywhere = {_at(coefficients, i) % m for i in range(m)}
        there = _values(given, coefficients, m)
        if coefficients == (1, 0) or (there == everywhere and len(there) > 1):
            continue
        follows = _GOALS[goal](polynomial(coefficients, n), m, there)
        if follows is not None:
            return draft(f"{n} : ℤ", given.claims, follows.goal, misses=follows.misses)
    raise RuntimeError(f"nothing about {goal} follows from {known}")


def _values(given: _Known, coefficients: tuple[int, ...], m: int) -> set[int]:
    """The residues modulo `m` of a polynomial at the integers that the hypotheses allow."""
    period = math.lcm(given.modulus, m)
    allowed = (i for i in range(period) if i % given.modulus in given.residues)
    return {_at(coefficients, i) % m for i in allowed}


def _at(coefficients: tuple[int, ...], x: int) -> int:
    value = 0
    for c in coefficients:
        value = value * x + c
    return value


for _known, _goal in itertools.product(_KNOWN, _GOALS):
    if (_known, _goal) not in {("not_multiple", "even_or_odd"), ("either", "even_or_odd")}:
        topic.add(f"{_known}_gives_{_goal}", partial(_drawn, _known, _goal))
