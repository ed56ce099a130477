"""Whether a statement uses what its words say: numbers, written relations, words of mathematics.

Three readings: numbers and decisive words, which reject; the claims of the words beside the facts of
the statement (`comparison`); slips that show in the statement (`slips`). The comparison is one of texts
and can err: only what hardly ever stands in a faithful statement rejects, every other difference is a
doubt, and doubts order the candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from problems import LeanStatement, ProblemError
from prover.formalize.filter.comparison import differences
from prover.formalize.filter.judged import Check, Standing
from prover.formalize.filter.slips import slips
from prover.formalize.filter.vocabulary import VOCABULARY
from prover.formalize.reading import Asked, Formula, Reading
from prover.formalize.relations import Relation, relation
from prover.formalize.statement import Anatomy, anatomy

NAME = "words"
_LESS = re.compile(r"<|\b(less|fewer|smaller|below|under) ", re.IGNORECASE)
_MORE = re.compile(r">|\b(more|greater|larger|above|over|exceed)", re.IGNORECASE)
_AT_MOST = re.compile(
    r"≤|\b(at most|no more|not exceed|up to|to|through|inclusive|first|between|and)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"≥|≤|\b(at least|no less|not less|from|between)\b", re.IGNORECASE)
_BOUNDS = (
    (-1, r"≤ {0}\b|\b{0} ≥|Icc \S+ {0}\b", _LESS),
    (1, r"≥ {0}\b|\b{0} ≤|Icc {0}\b", _MORE),
    (1, r"< {0}\b|\b{0} >|range {0}\b|Ico \S+ {0}\b|Fin {0}\b", _AT_MOST),
    (-1, r"> {0}\b|\b{0} <|Ioc {0}\b|Ioo {0}\b", _AT_LEAST),
)
"""How the next integer can stand for a bound: what is added, Lean's form, what the words then say."""
_COMPLETE = ("↔", "= {", "ncard", "card", "IsLeast", "IsGreatest", "∃!")
"""What a statement about all solutions holds."""


def fidelity(statement: LeanStatement, reading: Reading) -> Check:
    """Compare a statement with the words it was made from."""
    try:
        parts = anatomy(statement)
    except ProblemError as error:
        return Check(NAME, Standing.UNKNOWN, str(error))
    said = statement.declaration
    failures = [*_contradicted(reading.formulas, parts), *_missing_words(reading, said, True)]
    lost = list(_missing_numbers(reading, parts, said))
    if lost:
        failures.append(f"the words mention {', '.join(lost)}, the statement does not")
    if failures:
        return Check(NAME, Standing.FAILED, failures[0])
    doubts = [
        *differences(reading, parts),
        *slips(reading, parts),
        *_missing_words(reading, said, False),
    ]
    if reading.asked is Asked.FIND_ALL and not any(sign in said for sign in _COMPLETE):
        doubts.append("the words ask for all solutions, the statement is no equivalence")
    if doubts:
        return Check(NAME, Standing.DOUBTFUL, "; ".join(doubts), len(doubts))
    return Check(NAME, Standing.PASSED)


def _missing_numbers(reading: Reading, parts: Anatomy, said: str) -> Iterator[str]:
    """Certain numbers that the statement shows in no form: itself, in percent, a bound, a power."""
    there = parts.numerals()
    for quantity in reading.quantities:
        value = quantity.value
        percent = f"{quantity.text}%" in reading.plain or "percent" in reading.plain
        shown = value in there or -value in there or (percent and value / 100 in there)
        shown = shown or _as_bound(value, reading.plain, said) or _computed(value, there)
        shown = shown or _in_digits(quantity.text, said)
        if quantity.certain and not shown:
            yield quantity.text


def _in_digits(number: str, said: str) -> bool:
    """Whether a numeral of another base stands there by its digits; ten is then the base not written."""
    digits = ", ".join(reversed(number))
    return "Nat.ofDigits" in said and (f"[{digits}]" in said or number == "10")


def _as_bound(value: Fraction, words: str, said: str) -> bool:
    """Whether the next integer stands for a number as a bound: `n ≤ 99` for "less than 100"."""
    for offset, lean, english in _BOUNDS:
        number = re.escape(str(value + offset))
        if re.search(lean.format(number), said) and english.search(words):
            return True
    return False


def _computed(value: Fraction, there: frozenset[Fraction]) -> bool:
    """Whether a number was replaced by a small power or product of shown ones, or is their quotient."""
    small = [v for v in there if v.denominator == 1 and 1 < v <= 1000][:30]
    if any(a * b == value or a * value in there for a in small for b in small):
        return True
    return any(a**k == value for a in small for k in range(2, 13))


def _missing_words(reading: Reading, said: str, decisive: bool) -> Iterator[str]:
    for term in VOCABULARY:
        if term.decisive is not decisive or not term.words.search(reading.plain):
            continue
        if not term.lean.search(said):
            yield f"the words say `{term.name}`, the statement does not"


def _relations(formula: Formula, parts: Anatomy) -> Relation | None:
    """A formula of the text as a relation, if it is about the statement's own variables."""
    found = relation(formula.op, formula.left, formula.right, whole=parts.whole)
    if found is None or not found.atoms:
        return None
    return (
        found if found.atoms <= frozenset().union(*(r.atoms for r in parts.relations())) else None
    )


def _contradicted(wanted: Iterable[Formula], parts: Anatomy) -> Iterator[str]:
    """Formulas of which the statement holds a near copy, and no true one.

    A near copy has the same monomials with other coefficients, or the same polynomial under another
    sign of relation. Bounds of one unknown (`x > 2`) are too common to tell a copy from a neighbour.
    """
    there = parts.relations()
    for formula in wanted:
        said = _relations(formula, parts)
        if said is None or not said.telling or said in there or _denied(said) in there:
            continue
        for other in there:
            if other.monomials == said.monomials and _same_kind(other, said):
                yield f"the words say {formula.text}, the statement has it with other signs or numbers"
                break


def _denied(said: Relation) -> Relation:
    """An equation turned into its denial and back: "has no solution" is written with `≠`."""
    return replace(said, op={"=": "≠", "≠": "="}.get(said.op, said.op))


def _same_kind(one: Relation, other: Relation) -> bool:
    """Whether two relations can be versions of each other: both equations, or both inequalities."""
    return (one.op in "=≠") == (other.op in "=≠")
