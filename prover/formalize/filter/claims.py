"""What the words claim, as far as rules read it: facts, kinds of numbers, what is asked, connectives.

The rules go over the skeleton of a problem (English with holes for formulas), so that "7 divides n",
"n is a multiple of 7" and `$7 \\mid n$` give the same fact. What no rule reads gives nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from prover.formalize.facts import Fact, congruent, facts_of, parity, property_of, text_of
from prover.formalize.reading.choices import without_choices
from prover.formalize.reading.school import read_formula
from prover.formalize.reading.skeleton import HOLE, Skeleton, skeleton
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term, free_names

_H = r"⟨(\d+)⟩"
_NO_VERB = r"(?! (?:is|are|be|leaves?|divides?|does|do|has|have|must|equals?)\b)"
_L = rf"(⟨\d+⟩(?:(?:, and |, | and | or )(?:by )?⟨\d+⟩{_NO_VERB})*)"
_SUBJECTS = r"(?<!to )(?<!by )(⟨\d+⟩(?:(?:, and |, | and )⟨\d+⟩)*)"
_ADJECTIVES = (
    r"((?:(?:positive|negative|nonnegative|non-negative|nonzero|non-zero|odd|even|prime|distinct|"
    r"real|rational|natural|whole|arbitrary|consecutive|given|two|three|four|different)(?:,| and)? )*)"
)
_NOUN = r"(integers?|numbers?|reals?|rationals?|primes?|naturals?)\b"
_BY = r"(?:when (?:it is )?divided by|is divided by|divided by|on division by|upon division by|modulo|mod)"
_KINDS = {"real": "ℝ", "rational": "ℚ", "integer": "ℤ", "natural": "ℕ", "whole": "ℤ"}
_ZERO = Num(Fraction(0))


@dataclass(frozen=True, slots=True)
class Said:
    """A fact and the names in it."""

    fact: Fact
    names: frozenset[str]
    term: Term | None = None
    """The formula that it was read from, if it was read from one."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What was read off the words."""

    facts: tuple[Said, ...]
    kinds: dict[str, frozenset[str]]
    """For a variable, the number systems that the words give it, `ℝ`, `ℚ`, `ℤ`, `ℕ`."""
    function_kinds: frozenset[str]
    """Number systems that functions and sequences are said to go between; empty where nothing is said."""
    asked: tuple[Said, ...]
    """Expressions whose value is asked for: facts of the kind `value`, or `remainder`."""
    spans: tuple[tuple[str, str], ...]
    """First and last of the numbers that "from … to …" and "between … and …" speak of."""
    links: Counter[str]
    """How often `or`, `exists`, `iff`, `unique`, `not` are said."""
    complete: bool
    """Whether every formula of the text was read."""


def claims(words: str, functions: Collection[str], *, whole: bool) -> Claims:
    """Read the claims of a problem. `functions` are the letters that are no numbers in the statement at
    hand; `whole` says that all its numbers are integers."""
    return _Reader(skeleton(without_choices(words)), functions, whole).read()


class _Reader:
    def __init__(self, given: Skeleton, functions: Collection[str], whole: bool) -> None:
        self._text = given.text
        self._whole = whole
        self._functions = frozenset(functions)
        self._terms = [
            read_formula(piece, functions) if not self._cut(i) else None
            for i, piece in enumerate(given.pieces)
        ]
        self._pieces = given.pieces

    def _cut(self, number: int) -> bool:
        """Whether a formula stands beside dots or a sign that is not read, so that part of it is missing."""
        return bool(
            re.search(
                rf"(\.\.\.|[^\s\x00-\x7f⟩]) ?⟨{number}⟩|⟨{number}⟩ ?(\.\.\.|[^\s\x00-\x7f⟨→])",
                self._text,
            )
        )

    def read(self) -> Claims:
        facts = list(self._formulas())
        for pattern, rule in _RULES:
            for found in re.finditer(pattern, self._text):
                facts += [said for said in rule(self, found) if said is not None]
        kinds = self._declared(facts)
        return Claims(
            tuple(dict.fromkeys(facts)),
            kinds,
            self._function_kinds(),
            tuple(self._asked()),
            self._spans(),
            self._links(),
            all(term is not None for term in self._terms),
        )

    def term(self, hole: str) -> Term | None:
        return self._terms[int(hole)]

    def terms(self, listed: str) -> list[Term]:
        """The terms of a list of holes; relations are none of it."""
        found = (self.term(hole) for hole in HOLE.findall(listed))
        return [term for term in found if term is not None and not is_proposition(term)]

    def said(self, fact: Fact, *terms: Term) -> Said:
        return Said(fact, frozenset().union(*map(self._names, terms)))

    def _names(self, term: Term) -> frozenset[str]:
        return frozenset(name for name in free_names(term) if len(name) == 1 or name[1:].isdigit())

    def _formulas(self) -> Iterator[Said]:
        for term in self._terms:
            if isinstance(term, (Binary, App)):
                for fact in facts_of(term, whole=self._whole):
                    yield Said(fact, self._names(term), term)

    def _declared(self, facts: list[Said]) -> dict[str, frozenset[str]]:
        """Kinds of variables; signs, parities and primality that adjectives give go to the facts."""
        kinds: dict[str, set[str]] = {}
        for pattern, order in _DECLARATIONS:
            for found in re.finditer(pattern, self._text):
                listed, adjectives, noun = (found[i] for i in order)
                words = re.findall(r"[a-z-]+", f"{adjectives} {noun.rstrip('s')}")
                for term in map(self.term, HOLE.findall(listed)):
                    for name in _variables(term):
                        kind = {_KINDS[word] for word in words if word in _KINDS}
                        if "prime" in words:
                            kind = kind or {"ℤ", "ℕ"}
                        if kind:
                            kinds.setdefault(name, set()).update(kind)
                        facts += [
                            self.said(f, Name(name)) for f in _adjectives(words, name, self._whole)
                        ]
        return {name: frozenset(found) for name, found in kinds.items()}

    def _function_kinds(self) -> frozenset[str]:
        found: set[str] = set()
        for match in re.finditer(
            r"from the (\w+)(?: numbers)? to the (\w+)|on the (\w+)|sequences? of (?:\w+ )??(\w+)",
            self._text,
        ):
            for word in filter(None, match.groups()):
                found |= {kind for noun, kind in _KINDS.items() if word.rstrip("s") == noun}
        for match in re.finditer(rf"{_H} ?→ ?{_H}", self._text):
            found |= {self._pieces[int(hole)] for hole in match.groups()}
        return frozenset(found & set("ℝℚℤℕ"))

    def _asked(self) -> Iterator[Said]:
        verbs = r"(?:find|determine|compute|calculate|evaluate|what is|what are)"
        for found in re.finditer(
            rf"{verbs}(?: the)?(?: values? of| number)? {_L}(?! modulo| mod| ?%| ?percent)",
            self._text,
        ):
            for term in self.terms(found[1]):
                yield self.said(Fact("value", (text_of(term),), text=text_of(term)), term)
        pattern = (
            rf"{verbs} (?:the )?remainder (?:of|when) {_H} {_BY} {_H}|{verbs} {_H} modulo {_H}"
        )
        for found in re.finditer(pattern, self._text):
            value, modulus = (self.term(hole) for hole in filter(None, found.groups()))
            if value is not None and modulus is not None:
                fact = Fact("remainder", (text_of(value), text_of(modulus)), text=text_of(value))
                yield self.said(fact, value, modulus)

    def _spans(self) -> tuple[tuple[str, str], ...]:
        found = []
        for match in re.finditer(
            rf"from {_H} (?:up )?(?:to|through) {_H}|between {_H} and {_H}", self._text
        ):
            first, last = (self.term(hole) for hole in filter(None, match.groups()))
            if first is not None and last is not None:
                found.append((text_of(first), text_of(last)))
        return tuple(found)

    def _links(self) -> Counter[str]:
        text = self._text
        counts = {name: len(re.findall(pattern, text)) for name, pattern in _LINKS.items()}
        return Counter(counts)


def is_proposition(term: Term) -> bool:
    """Whether a term is a relation, a conjunction of relations or a congruence."""
    match term:
        case Binary(op, _, _):
            return op in "=≠<≤>≥∣∤∧∈"
        case App(Name("Int.ModEq"), _):
            return True
        case _:
            return False


def _variables(term: Term | None) -> list[str]:
    """The names that a declaration introduces: `x`, or `n` of `n > 3`."""
    match term:
        case Name(text):
            return [text]
        case Binary(op, Name(text), _) if op in "<≤>≥≠":
            return [text]
        case _:
            return []


def _adjectives(words: list[str], name: str, whole: bool) -> Iterator[Fact]:
    for word in words:
        sign = _SIGNS.get(word.replace("-", ""))
        if sign is not None:
            yield from facts_of(Binary(sign, Name(name), _ZERO), whole=whole)
        elif word in ("odd", "even"):
            yield parity(Name(name), odd=word == "odd", text=f"{name} is {word}")
        elif word == "prime":
            yield property_of("prime", Name(name), f"{name} is prime")


_SIGNS = {"positive": ">", "negative": "<", "nonnegative": "≥", "nonzero": "≠"}
_LINKS = {
    "or": r"\bor\b(?! (?:more|less|equal))|±",
    "exists": r"\bexists?\b(?! no)|\bthere (?:is|are)\b(?! no| exactly ⟨)|\bsome\b|\bcan be\b|∃"
    r"|\bpossible to\b|\bhas (?:an?|at least)\b",
    "iff": r"\bif and only (?:if|when)\b|\bexactly (?:when|if|those)\b|\biff\b|\bequivalent\b|⇔",
    "unique": r"\bexactly one\b|\bunique\b|\bonly one\b",
    "not": r"\bnot\b|\bno\b|\bnever\b|\bneither\b|\bimpossible\b|\bcannot\b|\bnone\b|\bnor\b",
    "extreme": r"\b(?:smallest|largest|least|greatest|minim\w+|maxim\w+)\b",
    "all": r"\b(?:all|every|each|any|always|whenever|no)\b|∀",
}
_DECLARATIONS = (
    (rf"{_ADJECTIVES}{_NOUN}(?: numbers?)? {_SUBJECTS}", (3, 1, 2)),
    (rf"{_SUBJECTS} (?:be|is|are|denote)(?: all| both| any| the)? (?:an? )?{_ADJECTIVES}{_NOUN}", (1, 2, 3)),
    (rf"{_SUBJECTS},? (?:an? )?{_ADJECTIVES}{_NOUN}", (1, 2, 3)),
    (rf"(real|rational|natural)() {_SUBJECTS}", (3, 1, 1)),
)  # fmt: skip
_Rule = Callable[[_Reader, "re.Match[str]"], Iterator[Said | None]]


def _divisible(reader: _Reader, found: re.Match[str]) -> Iterator[Said | None]:
    for value in reader.terms(found["value"]):
        for by in reader.terms(found["by"]):
            claim = Binary("∤" if found.groupdict().get("no") else "∣", by, value)
            yield from (reader.said(fact, by, value) for fact in facts_of(claim))


def _remainder(reader: _Reader, found: re.Match[str]) -> Iterator[Said | None]:
    value, rest, modulus = (reader.term(HOLE.findall(found[n])[0]) for n in ("value", "rest", "by"))
    if value is not None and rest is not None and modulus is not None:
        fact = congruent(value, rest, modulus, denied=bool(found["no"]), text=found[0])
        yield reader.said(fact, value, rest, modulus)


def _parity(reader: _Reader, found: re.Match[str]) -> Iterator[Said | None]:
    for value in reader.terms(found["value"]):
        odd = (found["word"] == "odd") is not bool(found["no"])
        yield reader.said(parity(value, odd=odd, text=found[0]), value)


def _property(kind: str) -> _Rule:
    def rule(reader: _Reader, found: re.Match[str]) -> Iterator[Said | None]:
        for value in reader.terms(found["value"]):
            fact = property_of(kind, value, found[0])
            yield reader.said(Fact(fact.kind, fact.parts, bool(found["no"]), fact.text), value)

    return rule


def _coprime(reader: _Reader, found: re.Match[str]) -> Iterator[Said | None]:
    a, b = (reader.term(hole) for hole in HOLE.findall(found[0])[:2])
    if a is not None and b is not None:
        for fact in facts_of(App(Name("Nat.Coprime"), (a, b))):
            yield reader.said(fact, a, b)


def _named(pattern: str) -> str:
    """A rule's pattern with its capitals written out: holes and lists of holes under names."""
    for word, meaning in _PARTS.items():
        pattern = pattern.replace(word, meaning)
    return pattern


_PARTS = {
    "VALUES": f"(?P<value>{_L[1:-1]})",
    "SUBJECTS": _SUBJECTS.replace("(⟨", "(?P<value>⟨", 1),
    "VALUE": r"(?P<value>⟨\d+⟩)",
    "REST": r"(?P<rest>⟨\d+⟩)",
    "NO": r"(?P<no>not |n't )?",
    "BYS": f"(?P<by>{_L[1:-1]})",
    "BY": r"(?P<by>⟨\d+⟩)",
}
"""In this order: longer words first."""
_RULES: tuple[tuple[str, _Rule], ...] = (
    (_named(r"BY does (?P<no>not) divide VALUE"), _divisible),
    (_named(r"BY divides (?:both )?VALUES"), _divisible),
    (_named(r"VALUE is NO(?:divisible by|a multiple of) (?:both )?BYS"), _divisible),
    (_named(r"SUBJECTS are NO(?:both |all )?(?:divisible by|multiples of) (?:both )?BYS"), _divisible),
    (
        _named(rf"VALUE (?:leaves|has) (?P<no>never )?(?:an? |the )?remainder (?:of )?REST {_BY} BY"),
        _remainder,
    ),
    (_named(rf"VALUE does (?P<no>not) leave (?:an? |the )?remainder (?:of )?REST {_BY} BY"), _remainder),
    (_named(rf"remainder (?:of|when) VALUE {_BY} BY (?:is|equals) NOREST"), _remainder),
    (_named(r"VALUE is NO(?P<word>even|odd)\b"), _parity),
    (_named(r"SUBJECTS are NO(?:both |all )?(?P<word>even|odd)\b"), _parity),
    (_named(r"VALUE is NO(?:a )?prime\b"), _property("prime")),
    (_named(r"VALUE is NO(?:a (?:perfect )?square|the square of an integer)\b"), _property("square")),
    (_named(r"VALUE is NOirrational\b"), _property("irrational")),
    (_named(r"VALUE is NO(?:injective|one-to-one)\b"), _property("injective")),
    (_named(r"VALUE is NOsurjective\b"), _property("surjective")),
    (r"⟨\d+⟩ and ⟨\d+⟩ are (?:relatively prime|coprime|mutually prime)", _coprime),
)  # fmt: skip
