"""One sentence as the grammar sees it: tokens, and the formulas that its slots stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from prover.formalize.local.english import GRAMMAR
from prover.formalize.local.matcher import Chart, Derivation, Tokens
from prover.formalize.local.meaning import TRUE, Act, conj
from prover.formalize.local.neural.symbols import Leaves
from prover.formalize.local.normal import normal, sentences
from prover.formalize.local.prose import Prose, prose
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term, Unary, subterms

_RELATIONS = frozenset(("=", "≠", "<", "≤", ">", "≥", "∣", "∤", "∈", "∉"))
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_SYSTEMS = frozenset("ℕℤℚℝℂ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """tokens: normal words, and slots `#k` of the whole problem; slots: all of the problem's formulas."""

    tokens: Tokens
    slots: tuple[Term, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What its slots are, in order: `F` formula, `N` name, `C` numeral, `E` another term."""
        return tuple(_kind(self.slots[int(t[1:])]) for t in self.tokens if t.startswith("#"))

    @property
    def shape(self) -> Tokens:
        """Its words, slots without their numbers."""
        return tuple("#" if token.startswith("#") else token for token in self.tokens)

    @property
    def leaves(self) -> Leaves:
        return Leaves(
            lambda span: _slot(span, self.slots, claim=True),
            lambda span: _slot(span, self.slots, claim=False),
            lambda span: _variables(span, self.slots),
        )

    def readings(self) -> list[tuple[Act, ...]]:
        """What the rules make of it, likeliest first."""
        return self._chart().readings("S")

    def derivations(self) -> list[Derivation]:
        """How the rules came to each reading."""
        return self._chart().derivations("S")

    def _chart(self) -> Chart:
        leaves = self.leaves
        return Chart(
            self.tokens, GRAMMAR, {"F": leaves.formula, "E": leaves.term, "V": leaves.variables}
        )


def sentences_of(words: str) -> list[Sentence]:
    """The sentences of a problem without its choices and its answer."""
    told = prose(words)
    sequences = _sequences(told)
    slots = tuple(_plain_members(term, sequences) for term in told.slots)
    return [Sentence(tokens, slots) for tokens in sentences(normal(told.text))]


def _kind(term: Term) -> str:
    match term:
        case Name(_):
            return "N"
        case Num(_):
            return "C"
        case _:
            return "F" if is_claim(term) else "E"


def is_claim(term: Term) -> bool:
    """Whether a slot is a proposition."""
    match term:
        case Binary(op, left, _):
            return op in _RELATIONS or (op == "∧" and is_claim(left))
        case Unary("¬", _):
            return True
        case App(Name("modeq"), _):
            return True
        case _:
            return False


def _slot(span: Tokens, slots: Sequence[Term], *, claim: bool) -> Term | None:
    if len(span) != 1:
        return None
    if span[0].startswith("#"):
        term = slots[int(span[0][1:])]
        return term if is_claim(term) == claim else None
    if not claim and span[0] in _SYSTEMS:
        return Name(span[0])
    if not claim and span[0] in _NUMBERS:
        return Num(Fraction(_NUMBERS.index(span[0])))
    return None


def _variables(span: Tokens, slots: Sequence[Term]) -> tuple[tuple[str, ...], Term] | None:
    """`a, b and c` or `(x, y)` or `m > n`: names, and what the formulas among them say."""
    names: list[str] = []
    given: list[Term] = []
    expected = True
    for token in span:
        if not token.startswith("#"):
            if token not in (",", "and"):
                return None
            expected = True
            continue
        if not expected:
            return None
        expected = False
        found = _named(slots[int(token[1:])])
        if found is None:
            return None
        names += [name for name in found[0] if name not in names]
        given.append(found[1])
    if expected or not names:
        return None
    return tuple(names), _shared(names, given)


def _named(term: Term) -> tuple[list[str], Term] | None:
    match term:
        case Name(text) if text[0].isalpha():
            return [text], TRUE
        case App(Name("tuple"), args) if all(isinstance(arg, Name) for arg in args):
            return [arg.text for arg in args if isinstance(arg, Name)], TRUE
        case _ if is_claim(term):
            names = _subjects(term)
            return (names, term) if names else None
        case _:
            return None


def _subjects(claim: Term) -> list[str]:
    """The variables that a relation is about: its sides that are names."""
    match claim:
        case Binary("∧", left, right):
            return [*_subjects(left), *(n for n in _subjects(right) if n not in _subjects(left))]
        case Binary(_, Name(one), Name(two)) if (
            one[0].isalpha() and two[0].isalpha() and len(two) == 1
        ):
            return [one, two] if two not in "ℕℤℚℝℂ" else [one]
        case Binary(_, Name(one), _) if one[0].isalpha():
            return [one]
        case Binary(_, App(Name("tuple"), args), _) if all(isinstance(a, Name) for a in args):
            return [a.text for a in args if isinstance(a, Name)]
        case Binary(_, _, Name(one)) if one[0].isalpha():
            return [one]
        case _:
            return []


def _shared(names: Sequence[str], given: Sequence[Term]) -> Term:
    """In `a, b > 0` the last relation is one of all the names before it."""
    relations = [claim for claim in given if claim != TRUE]
    if len(relations) == 1 and len(names) > 1 and given[-1] == relations[0]:
        match relations[0]:
            case Binary(op, Name(last), side) if last == names[-1] and not isinstance(side, Name):
                return conj(*(Binary(op, Name(name), side) for name in names))
            case Binary("∈", Name(last), side) if last == names[-1]:
                return conj(*(Binary("∈", Name(name), side) for name in names))
    return conj(*relations)


def _sequences(told: Prose) -> frozenset[str]:
    """The letters that are sequences: some index is no numeral, or the words say so."""
    found = {
        part.args[0].text
        for slot in told.slots
        for part in subterms(slot)
        if isinstance(part, App)
        and part.fn == Name("_")
        and isinstance(part.args[0], Name)
        and not isinstance(part.args[1], Num)
    }
    for match in re.finditer(r"#(\d+) be a sequence|sequences? (?:of [a-z ]+ )?#(\d+)", told.text):
        name = told.slots[int(match[1] or match[2])]
        if isinstance(name, Name):
            found.add(name.text)
    return frozenset(found)


def _plain_members(term: Term, sequences: frozenset[str]) -> Term:
    """`a_1` with a numeral as index is a variable of its own."""
    match term:
        case App(Name("_"), (Name(base), Num(value))) if (
            value.denominator == 1 and value >= 0 and base not in sequences
        ):
            return Name(base + "".join(chr(ord("₀") + int(d)) for d in str(value.numerator)))
        case App(fn, args):
            return App(fn, tuple(_plain_members(a, sequences) for a in args))
        case Binary(op, left, right):
            return Binary(op, _plain_members(left, sequences), _plain_members(right, sequences))
        case Unary(op, arg):
            return Unary(op, _plain_members(arg, sequences))
        case _:
            return term
