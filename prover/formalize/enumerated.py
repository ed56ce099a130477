"""Open answers by looking: how many, the least, the greatest, the sum, among small numbers.

Read off the forms in which the local translator asks. What is seen among small numbers may not be all there
is: the statement with the answer is proved before it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from prover.formalize.candidates import HOLE
from prover.formalize.statement import Anatomy
from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import Name, Term, substitute

_FURTHEST = 3_000
"""How far from 0 is looked."""
_INSIDE = 1_500
"""Members of a set that is taken to be finite lie within this."""
_COUNT = re.compile(
    rf"\(\(?Finset\.Icc (\d+) (\d+)\)?\)?\.filter \(fun (\w+) => (.*)\)\)\.card = {re.escape(HOLE)}"
)
_EXTREME = re.compile(rf"Is(Least|Greatest) \{{(\w+) : ([ℕℤ]) \| (.*)\}} {re.escape(HOLE)}")
_SET = re.compile(r"∀ \(?(\w+) : ([ℕℤ])\)?, \1 ∈ S ↔ (.*)")
_PAIRS = re.compile(r"∀ \(?p : ([ℕℤ]) × [ℕℤ]\)?, p ∈ S ↔ (.*)")
_WIDEST = 60
"""How far from 0 the numbers of pairs are looked for."""
_KERNEL = {"ℕ": "Nat", "ℤ": "Int"}


def counted(parts: Anatomy) -> Iterator[str]:
    """Answers to "how many", "the least" and "the sum of all", by enumeration."""
    text = parts.conclusion_text
    if match := _COUNT.fullmatch(text):
        low, high, name, claim = int(match[1]), int(match[2]), match[3], match[4]
        if high - low <= _FURTHEST:
            found = _members(parse(claim), name, "ℕ", range(low, high + 1))
            yield from [] if found is None else [str(len(found))]
    elif match := _EXTREME.fullmatch(text):
        yield from _extreme(match[1], match[2], match[3], parse(match[4]))
    else:
        yield from _of_a_set(parts, text)
        yield from _pairs(parts)


def _extreme(which: str, name: str, domain: str, claim: Term) -> Iterator[str]:
    found = _members(claim, name, domain, _numbers(domain))
    if found:
        yield str(min(found) if which == "Least" else max(found))


def _of_a_set(parts: Anatomy, text: str) -> Iterator[str]:
    given = [m for h in parts.hypotheses if (m := _SET.fullmatch(h.text)) is not None]
    if len(given) != 1 or len(parts.hypotheses) != 1:
        return
    found = _members(parse(given[0][3]), given[0][1], given[0][2], _numbers(given[0][2]))
    if found is None or any(abs(value) > _INSIDE for value in found):
        return
    if text == f"S.card = {HOLE}":
        yield str(len(found))
    elif re.fullmatch(rf"\(?∑ (\w+) ∈ S, \1\)? = {re.escape(HOLE)}", text):
        yield str(sum(found))


def _pairs(parts: Anatomy) -> Iterator[str]:
    """The number of pairs among small numbers; none where one lies at the edge of what is looked at."""
    given = [m for h in parts.hypotheses if (m := _PAIRS.fullmatch(h.text)) is not None]
    if len(given) != 1 or len(parts.hypotheses) != 1 or parts.conclusion_text != f"S.card = {HOLE}":
        return
    domain = given[0][1]
    claim = substitute(parse(given[0][2]), {"p.1": Name("p₁"), "p.2": Name("p₂")})
    types: dict[str, Term] = {name: Name(_KERNEL[domain]) for name in ("p₁", "p₂")}
    among = range(0 if domain == "ℕ" else -_WIDEST, _WIDEST + 1)
    count = 0
    for one, two in product(among, among):
        try:
            inside = holds(claim, Scope({"p₁": Fraction(one), "p₂": Fraction(two)}, types))
        except (UnknownValueError, ZeroDivisionError, OverflowError, RecursionError):
            return
        if inside and max(abs(one), abs(two)) == _WIDEST:
            return
        count += inside
    yield str(count)


def _numbers(domain: str) -> range:
    return range(0 if domain == "ℕ" else -_FURTHEST, _FURTHEST + 1)


def _members(claim: Term, name: str, domain: str, among: range) -> list[int] | None:
    """The numbers for which a claim holds; None where it cannot be evaluated."""
    types: dict[str, Term] = {name: Name(_KERNEL[domain])}
    found = []
    for value in among:
        try:
            if holds(claim, Scope({name: Fraction(value)}, types)):
                found.append(value)
        except (UnknownValueError, ZeroDivisionError, OverflowError, RecursionError):
            return None
    return found
