"""Statements with one planted error of meaning, as a translator makes them.

Every kind of error is a list of small edits of the Lean text; one of them is drawn. An edit that leaves
the meaning as it was (as far as normal forms of its relations tell) is not taken.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from problems import LeanStatement
from problems.lean_lexer import CLOSERS, Token, TokenKind, tokenize
from prover.formalize.facts import facts_of, shape_of
from prover.formalize.statement import anatomy
from prover.policy.symbolic.goals.terms import Opaque, Projection, Quantified, subterms

_DOMAINS = {"ℝ": "ℤℚℕ", "ℚ": "ℤℝ", "ℤ": "ℕℝ", "ℕ": "ℤℝ"}
_NAMED = {
    "ℝ": r"\breals?\b|ℝ|mathbb\{R\}", "ℚ": r"\brationals?\b|ℚ|mathbb\{Q\}",
    "ℤ": r"\bintegers?\b|ℤ|mathbb\{Z\}", "ℕ": r"\bnatural|non-?negative integer|ℕ|mathbb\{N\}",
}  # fmt: skip
_RELATIONS = {"=": "≠≤", "≠": "=", "<": ">", ">": "<", "≤": "≥", "≥": "≤", "↔": "→"}
_STRICT = {"<": "≤", "≤": "<", ">": "≥", "≥": ">"}
_CONNECTIVES = {"∧": "∨", "∨": "∧"}
_QUANTIFIERS = {"∀": "∃", "∃": "∀"}
_NAMES = {
    "Even": "Odd", "Odd": "Even", "Function.Injective": "Function.Surjective", "Nat.gcd": "Nat.lcm",
    "Nat.lcm": "Nat.gcd", "IsLeast": "IsGreatest", "IsGreatest": "IsLeast", "Real.sin": "Real.cos",
    "Real.cos": "Real.sin", "Nat.choose": "Nat.gcd", "Nat.factorial": "Nat.fib",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mistake:
    """A statement that says something else than the words it was made for."""

    kind: str
    statement: LeanStatement


@dataclass(frozen=True, slots=True)
class _Edit:
    """Text that is put in the place of some characters."""

    start: int
    end: int
    text: str


def plant(statement: LeanStatement, words: str, kind: str, rng: random.Random) -> Mistake | None:
    """A statement with an error of that kind; None if it has no place for one.

    Domains are exchanged only where the words name them: else nothing says that it is an error.
    """
    drawn = list(_KINDS[kind](statement, words))
    rng.shuffle(drawn)
    for edits in drawn:
        changed = _edited(statement, edits)
        if not _same(statement, changed):
            return Mistake(kind, changed)
    return None


def _edited(statement: LeanStatement, edits: tuple[_Edit, ...]) -> LeanStatement:
    text = statement.declaration
    for edit in sorted(edits, key=lambda e: -e.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return replace(statement, declaration=" ".join(text.split()))


def _same(one: LeanStatement, other: LeanStatement) -> bool:
    """Whether two statements differ by spelling alone: sides exchanged, terms in another order."""
    first, second = (re.sub(r"[\w'.]+ (?=:)", "", s.declaration) for s in (one, other))
    if " ".join(first.split()) == " ".join(second.split()):
        return True
    if not (_read(one) and _read(other)):
        return False
    return _claims(one) == _claims(other)


def _read(statement: LeanStatement) -> bool:
    """Whether facts tell all that a statement says: no sets, no functions, nothing opaque."""
    return not any(
        isinstance(part, (Opaque, Quantified, Projection))
        for term in anatomy(statement).propositions
        for part in subterms(term)
    )


def _claims(statement: LeanStatement) -> list[object]:
    """What is claimed, proposition by proposition, up to spelling."""
    parts = anatomy(statement)
    facts = [[(f.key, f.denied) for f in facts_of(term)] for term in parts.propositions]
    return [parts.variables, facts, [shape_of(term) for term in parts.propositions]]


def _body(statement: LeanStatement) -> list[Token]:
    """The tokens after the theorem's name."""
    return tokenize(statement.declaration)[2:]


def _exchanged(
    table: dict[str, str],
) -> Callable[[LeanStatement, str], Iterator[tuple[_Edit, ...]]]:
    """Edits that put another sign in the place of one."""

    def edits(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
        tokens = _body(statement)
        for i, token in enumerate(tokens):
            if token.text == "∃" and tokens[i + 1 : i + 2] and tokens[i + 1].text == "!":
                continue
            for other in table.get(token.text, ""):
                yield (_Edit(token.start, token.end, other),)

    return edits


def _other_names(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
    for token in _body(statement):
        if token.text in _NAMES:
            yield (_Edit(token.start, token.end, _NAMES[token.text]),)


def _other_signs(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
    """`+` for `-`, `-` for `+`, and a minus sign left out."""
    tokens = _body(statement)
    for before, token in itertools.pairwise(tokens):
        operand = before.kind in (TokenKind.IDENTIFIER, TokenKind.NUMBER) or before.text in CLOSERS
        if token.text == "+":
            yield (_Edit(token.start, token.end, "-"),)
        elif token.text == "-":
            yield (_Edit(token.start, token.end, "+" if operand else ""),)


def _other_constants(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
    tokens = _body(statement)
    for before, token in itertools.pairwise(tokens):
        if token.kind is TokenKind.NUMBER and token.text.isdigit() and before.text != "^":
            value = int(token.text)
            for other in (value + 3, value + 10, 2 * value + 1):
                yield (_Edit(token.start, token.end, str(other)),)


def _other_exponents(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
    tokens = _body(statement)
    for before, token in itertools.pairwise(tokens):
        if token.kind is TokenKind.NUMBER and token.text.isdigit() and before.text == "^":
            yield (_Edit(token.start, token.end, str(int(token.text) + 1)),)


def _off_by_one(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
    """A bound that is strict or not, a range or a numeral beside a relation one off."""
    tokens = _body(statement)
    for i, token in enumerate(tokens):
        if token.text in _STRICT:
            yield (_Edit(token.start, token.end, _STRICT[token.text]),)
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.text == "Finset.range" and after is not None and after.text != "(":
            yield (_Edit(after.start, after.end, f"({after.text} + 1)"),)
        if token.kind is TokenKind.NUMBER and token.text.isdigit() and i:
            beside = {tokens[i - 1].text, after.text if after else ""}
            if beside & {*_STRICT, "=", "Finset.Icc", "card"} and tokens[i - 1].text != "^":
                for other in (int(token.text) + 1, int(token.text) - 1):
                    if other >= 0:
                        yield (_Edit(token.start, token.end, str(other)),)


def _dropped(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
    """Binders of hypotheses left out."""
    parts = anatomy(statement)
    for hypothesis in parts.hypotheses:
        pattern = rf"\(\s*{re.escape(hypothesis.name)}\s*:\s*{re.escape(hypothesis.text)}\s*\)"
        found = re.search(pattern, statement.declaration)
        if found is not None:
            yield (_Edit(found.start(), found.end(), ""),)


def _other_domains(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
    tokens = _body(statement)
    for kind, others in _DOMAINS.items():
        places = [token for token in tokens if token.text == kind]
        if not places or not re.search(_NAMED[kind], words, re.IGNORECASE):
            continue
        for other in others:
            # positive integers are the same numbers in ℕ and in ℤ
            if {kind, other} == {"ℕ", "ℤ"} and re.search(r"\b(positive|prime)\b|→", words):
                continue
            yield tuple(_Edit(token.start, token.end, other) for token in places)


def _swapped_sides(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
    """`b ∣ a` for `a ∣ b`, `b - a` for `a - b`, `b / a` for `a / b`, between names and numerals."""
    simple = r"(?:\d+|[A-Za-z]\w*)"
    for found in re.finditer(
        rf"(?<![\w^*] )({simple}) (∣|-|/|%) ({simple})(?! ?[\w^*])", statement.declaration
    ):
        left, op, right = found.groups()
        if left != right:
            yield (_Edit(found.start(), found.end(), f"{right} {op} {left}"),)


def _other_variables(statement: LeanStatement, words: str) -> Iterator[tuple[_Edit, ...]]:
    """One variable written for another of the same type, once."""
    tokens = _body(statement)
    for names in _alike(statement):
        for i, token in enumerate(tokens):
            declared = i and tokens[i - 1].text in ("(", "∀", "∃", *names)
            if token.text in names and not declared and tokens[i + 1 : i + 2]:
                if tokens[i + 1].text in (":", *names):
                    continue
                for other in sorted(names - {token.text}):
                    yield (_Edit(token.start, token.end, other),)


def _alike(statement: LeanStatement) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for name, kind in anatomy(statement).variables:
        if "→" not in kind and not kind.startswith("Type"):
            groups.setdefault(kind, set()).add(name)
    return [names for names in groups.values() if len(names) > 1]


_KINDS: dict[str, Callable[[LeanStatement, str], Iterator[tuple[_Edit, ...]]]] = {
    "wrong sign": _other_signs,
    "wrong constant": _other_constants,
    "wrong exponent": _other_exponents,
    "dropped hypothesis": _dropped,
    "wrong domain": _other_domains,
    "off by one": _off_by_one,
    "swapped quantifier": _exchanged(_QUANTIFIERS),
    "swapped relation": _exchanged(_RELATIONS),
    "swapped connective": _exchanged(_CONNECTIVES),
    "wrong notion": _other_names,
    "swapped sides": _swapped_sides,
    "wrong variable": _other_variables,
}
KINDS = tuple(_KINDS)
"""The kinds of errors that can be planted."""
