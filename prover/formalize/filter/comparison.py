"""What the words claim beside what the statement says: every difference is one doubt.

Differences are found both ways: claims of the words that the statement lacks, and facts of the
statement that the words do not write. Only what was read is compared, and only what speaks of names
that both know.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from prover.formalize.facts import Fact, facts_of, shape_of, text_of
from prover.formalize.filter.claims import Claims, Said, claims
from prover.formalize.reading import Asked, Reading
from prover.formalize.relations import Relation, numerals_in
from prover.formalize.statement import NUMBERS, Anatomy
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    show,
    substitute,
    subterms,
)

_EXISTING = r"\bn?card\b|Infinite|Nonempty|Even|Odd|IsSquare|IsLeast|IsGreatest|countP|∃"
"""What claims existence without saying so."""
_ANSWERED = re.compile(r"\?|\b(?:it|(?:answer|value|number|result)) (?:is|equals)\b", re.IGNORECASE)
"""Words that give the answer to a question: "Show that it is 4"."""
_MOST_RENAMED = 2
_MOST = 20
"""Doubts beyond which no more are counted."""


def differences(reading: Reading, parts: Anatomy) -> tuple[str, ...]:
    """What speaks against a statement, one line each; most telling first."""
    types = _types(parts)
    functions = [name for name, kind in types.items() if "→" in kind]
    said = claims(
        reading.words, {*functions, "F"} if functions else {"f", "g", "h", "F"}, whole=parts.whole
    )
    found = [
        *_missing(said, parts, types),
        *_added(said, reading, parts),
        *_kinds(said, types),
        *_asked(said, parts),
        *_spans(said, parts),
        *_numerals(reading, parts),
        *_links(said, reading, parts),
    ]
    return tuple(dict.fromkeys(found))[:_MOST]


def _types(parts: Anatomy) -> dict[str, str]:
    """The type of every name, bound ones included."""
    types = {name: NUMBERS.get(kind, kind) for name, kind in parts.variables}
    for term in parts.propositions:
        for part in subterms(term):
            if isinstance(part, Quantified):
                for binder in part.binders:
                    kind = "" if binder.type is None else show(binder.type)
                    types.update(dict.fromkeys(binder.names, NUMBERS.get(kind, kind)))
    return types


def _stated(parts: Anatomy) -> list[Fact]:
    return [fact for term in parts.propositions for fact in facts_of(term, whole=parts.whole)]


def _missing(said: Claims, parts: Anatomy, types: dict[str, str]) -> Iterator[str]:
    """Claims of the words that stand nowhere in the statement."""
    there = {fact.key: fact.denied for fact in _stated(parts)}
    known = {_plain(name) for name in types}
    spare = sorted(known - {name for one in said.facts for name in one.names})
    for one in said.facts:
        fact = one.fact
        if _goes_without(one, types):
            continue
        if not one.names <= known:
            if one.names & known and not _renamed_there(one, known, spare, there, parts.whole):
                yield f"the words say {fact.text}, the statement does not"
            continue
        if fact.key not in there and not any(key in there for key in _alike(fact, said)):
            yield f"the words say {fact.text}, the statement does not"
        elif fact.kind != "relation" and there.get(fact.key, fact.denied) is not fact.denied:
            yield f"the words say {fact.text}, the statement denies it"


def _renamed_there(
    one: Said,
    known: set[str],
    spare: list[str],
    there: Mapping[tuple[object, ...], bool],
    whole: bool,
) -> bool:
    """Whether a claim about a name that the statement lacks stands there under another name; what is no
    formula is taken to."""
    foreign = sorted(one.names - known)
    if one.term is None or len(foreign) > _MOST_RENAMED:
        return True
    for names in itertools.permutations(spare, len(foreign)):
        new: dict[str, Term] = {old: Name(name) for old, name in zip(foreign, names, strict=True)}
        term = substitute(one.term, new)
        if all(fact.key in there for fact in facts_of(term, whole=whole)):
            return True
    return False


def _added(said: Claims, reading: Reading, parts: Anatomy) -> Iterator[str]:
    """Facts of the statement that the words do not write; the answer to a question is not one."""
    if not said.facts:
        return
    written = {key for one in said.facts for key in (one.fact.key, *_alike(one.fact, said))}
    whole = parts.whole
    for hypothesis in parts.hypotheses:
        for fact in facts_of(hypothesis.term, whole=whole):
            if fact.key not in written and not _is_denominator(fact, parts):
                yield f"the statement assumes {fact.text}, the words do not write it"
    if reading.asked is Asked.FIND or said.asked or _ANSWERED.search(reading.plain):
        return
    conclusion = parts.conclusion
    if reading.asked is Asked.FIND_ALL and isinstance(conclusion, Binary) and conclusion.op == "↔":
        conclusion = conclusion.left
    for fact in facts_of(conclusion, whole=whole):
        if fact.key not in written:
            yield f"the statement claims {fact.text}, the words do not write it"


def _is_denominator(fact: Fact, parts: Anatomy) -> bool:
    """Whether a fact says that something is not zero, in a statement with quotients: words leave it out."""
    (part, *_) = fact.parts
    if not isinstance(part, Relation) or part.op != "≠":
        return False
    return any(
        isinstance(p, Binary) and p.op == "/" for t in parts.propositions for p in subterms(t)
    )


def _alike(fact: Fact, said: Claims) -> Iterator[tuple[object, ...]]:
    """Other forms of a fact: where the words deny something, an equation stands as `≠` and back."""
    (part, *_) = fact.parts
    if (
        fact.kind == "relation"
        and isinstance(part, Relation)
        and part.op in "=≠"
        and said.links["not"]
    ):
        op = "≠" if part.op == "=" else "="
        yield ("relation", Relation(op, part.top, part.bottom))
    if (
        fact.kind == "relation"
        and isinstance(part, Relation)
        and part.op == "≥"
        and not part.telling
    ):
        # a natural number that is not 0 is positive
        (mono, *rest) = [m for m, _ in part.top if m] or [()]
        if mono and not rest and dict(part.top).get((), 0) == -1:
            yield ("relation", Relation("≠", ((mono, dict(part.top)[mono]),), part.bottom))


def _goes_without(one: Said, types: dict[str, str]) -> bool:
    """Whether a type says it: natural numbers are not negative, those of `ℕ+` are positive."""
    (part, *_) = one.fact.parts
    if not isinstance(part, Relation) or len(one.names) != 1:
        return False
    kind = types.get(next(iter(one.names)), "")
    constant = dict(part.top).get((), 0)
    return (
        part.op in "≥>"
        and (kind == "ℕ+" or (kind == "ℕ" and part.op == "≥" and constant >= 0))
        and (not part.telling and all(c > 0 for m, c in part.top if m))
    )


def _kinds(said: Claims, types: dict[str, str]) -> Iterator[str]:
    """Variables of another number system than the words give them."""
    plain = {_plain(name): kind for name, kind in types.items()}
    for name, kinds in said.kinds.items():
        kind = plain.get(name, "")
        if kind not in NUMBERS.values() or kind in ("ℂ", "ℕ+") or kind in kinds:
            continue
        positive = any(_is_sign(one, name) for one in said.facts)
        if kind == "ℕ" and "ℤ" in kinds and positive:
            continue
        if kind == "ℤ" and "ℕ" in kinds and positive:
            continue
        yield f"{name} is of {'/'.join(sorted(kinds))} in the words, of {kind} in the statement"
    arrows = {
        NUMBERS.get(side.strip(), "")
        for kind in types.values()
        if "→" in kind
        for side in kind.split("→")
    }
    if said.function_kinds and arrows and not said.function_kinds <= arrows:
        yield "a function goes between other numbers in the words"


def _is_sign(one: Said, name: str) -> bool:
    (part, *_) = one.fact.parts
    return (
        isinstance(part, Relation) and one.names == {name} and part.op in "≥>" and not part.telling
    )


def _asked(said: Claims, parts: Anatomy) -> Iterator[str]:
    """Expressions whose value the words ask for and that the conclusion does not hold."""
    for one in said.asked:
        fact = one.fact
        texts = {text_of(part) for part in subterms(parts.conclusion) if not _is_logic(part)}
        found = fact.parts[0] in texts
        if fact.kind == "remainder":
            found = fact.parts in _remainders(parts.conclusion)
        if not found:
            yield f"the words ask for {fact.text}, the conclusion does not hold it"


def _numerals(reading: Reading, parts: Anatomy) -> Iterator[str]:
    """Numerals of the statement that the words do not write, as they stand or put together from two of
    theirs; of a question, those of the conclusion may be the answer."""
    written = {quantity.value for quantity in reading.quantities} | {
        Fraction(n) for n in (0, 1, 2, 10, 100)
    }
    allowed = written | {a + b for a in written for b in (-1, 1)}
    allowed |= {a * b for a in written for b in written} | {a + b for a in written for b in written}
    propositions = [h.term for h in parts.hypotheses]
    if reading.asked not in (Asked.FIND, Asked.FIND_ALL):
        propositions.append(parts.conclusion)
    there = frozenset().union(*map(numerals_in, propositions)) if propositions else frozenset()
    for value in sorted(there):
        if value.denominator == 1 and abs(value) not in allowed:
            yield f"the statement has {value}, the words do not write it"


def _remainders(term: Term) -> set[tuple[object, ...]]:
    """Value and modulus of every remainder that is taken."""
    return {
        (text_of(part.left), text_of(part.right))
        for part in subterms(term)
        if isinstance(part, Binary) and part.op == "%"
    }


def _spans(said: Claims, parts: Anatomy) -> Iterator[str]:
    """Intervals of numerals with other ends than the words give them."""
    for term in parts.propositions:
        for part in subterms(term):
            match part:
                case App(Name("Finset.Icc"), (Num(first), Num(last))):
                    ends = (text_of(Num(first)), text_of(Num(last)))
                    if said.spans and ends not in said.spans:
                        yield f"the numbers from {first} to {last} are not those of the words"
                case _:
                    pass


def _is_logic(term: Term) -> bool:
    return isinstance(term, Quantified) and term.op in ("∀", "∃", "∃!")


def _links(said: Claims, reading: Reading, parts: Anatomy) -> Iterator[str]:
    """Connectives and quantifiers that only one side has."""
    counts: Counter[str] = sum((shape_of(term) for term in parts.propositions), Counter())
    answers = reading.asked in (Asked.FIND, Asked.FIND_ALL)
    sides = parts.conclusion
    if answers and isinstance(sides, Binary) and sides.op == "↔":
        counts -= shape_of(sides.right)
        counts["↔"] -= 1
    wanted = said.links
    alternatives = _alternatives(parts)
    listing = reading.asked is Asked.FIND_ALL
    if alternatives and not wanted["or"] and not listing and "±" not in reading.plain:
        yield "the statement has an alternative, the words have none"
    if wanted["or"] > alternatives and not listing:
        yield "the words have an alternative, the statement has none"
    existing = counts["∃"] + counts["∃!"]
    if existing and not (wanted["exists"] or wanted["not"] or wanted["extreme"]):
        yield "the statement claims existence, the words do not"
    excused = re.search(_EXISTING, _text(parts)) and not counts["∀"]
    if wanted["exists"] and not existing and not excused:
        yield "the words claim existence, the statement does not"
    if bool(wanted["unique"]) is not bool(counts["∃!"]) and counts["∃"] + counts["∃!"]:
        yield "only one side says that there is exactly one"
    if counts["↔"] > 0 and not wanted["iff"] and not answers:
        yield "the statement is an equivalence, the words have none"
    if wanted["iff"] and not counts["↔"] and not answers:
        yield "the words have an equivalence, the statement has none"


def _alternatives(parts: Anatomy) -> int:
    """Ways to write an alternative: `∨`, membership in a list, a union."""
    text = _text(parts)
    return text.count("∨") + 3 * len(re.findall(r"∈ \{|∪|\{\d", text))


def _text(parts: Anatomy) -> str:
    return " ".join([*(h.text for h in parts.hypotheses), parts.conclusion_text])


def _plain(name: str) -> str:
    return name.translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")).replace("_", "")
