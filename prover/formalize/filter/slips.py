"""Slips that show in a statement alone, or in its form beside the kind of question.

`∃ x, P x → Q x`, a variable that nothing speaks of, a hypothesis that says nothing, an inequality as
the answer to "find": Lean takes them, and hardly any faithful statement holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prover.formalize.facts import facts_of
from prover.formalize.reading import Asked, Reading
from prover.formalize.statement import Anatomy
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Opaque,
    Quantified,
    Term,
    Unary,
    conjuncts,
    free_names,
    subterms,
)


@dataclass(frozen=True, slots=True)
class _Notion:
    """Something a statement may speak of, and how English or a formula then says it."""

    lean: re.Pattern[str]
    words: re.Pattern[str]
    name: str


def _notion(name: str, lean: str, words: str) -> _Notion:
    return _Notion(re.compile(lean), re.compile(words, re.IGNORECASE), name)


_NOTIONS = (
    _notion("greatest common divisor", r"\bgcd\b|\.gcd",
            r"\bgcd\b|common (?:divisor|factor)|coprime|relatively prime|lowest terms|irreducible"),
    _notion("least common multiple", r"\blcm\b", r"\blcm\b|common multiple"),
    _notion("even", r"\bEven\b", r"\beven\b|\bodd\b|parity|2 divides|divisible by 2"),
    _notion("odd", r"\bOdd\b", r"\bodd\b|\beven\b|parity"),
    _notion("prime", r"\bPrime\b", r"\bprimes?\b"),
    _notion("integer part", r"⌊", r"⌊|floor|integer part|greatest integer|rounded|at most"),
    _notion("rounding up", r"⌈", r"⌈|ceil|smallest integer|least integer|rounded"),
    _notion("injective", r"Injective", r"injective|one-to-one|distinct|different"),
    _notion("surjective", r"Surjective", r"surjective|onto|every (?:value|number)"),
    _notion("least", r"\bIsLeast\b", r"smallest|least|minim|fewest|lowest"),
    _notion("greatest", r"\bIsGreatest\b", r"largest|greatest|maxim|most|biggest|highest"),
    _notion("binomial coefficient", r"\bchoose\b",
            r"C\(|binom|choose|chosen|ways|committee|subset|coefficient|select"),
    _notion("factorial", r"factorial|\d !|[a-z] !", r"!|factorial|permutation|arrange"),
    _notion("Fibonacci number", r"\bfib\b", r"fibonacci|F_"),
    _notion("sine", r"\bsin\b", r"\bsin|sine"),
    _notion("cosine", r"\bcos\b", r"\bcos|cosine"),
    _notion("square root", r"√|\bsqrt\b", r"√|root|radical|\^\(1/2\)"),
    _notion("absolute value", r"\|[^|]*\||\babs\b", r"\||absolute|distance|modulus"),
    _notion("exactly one", r"∃!", r"exactly one|unique|only one|one and only"),
    _notion("irrational", r"Irrational", r"irrational"),
    _notion("sum", r"∑", r"∑|\bsum|\btotal\b|add|\.\.\.|together|\+"),
    _notion("product", r"∏", r"∏|product|multipl|\.\.\.|factorial|\*"),
)  # fmt: skip


def slips(reading: Reading, parts: Anatomy) -> tuple[str, ...]:
    """What speaks against a statement, one line each."""
    found = [
        *_quantifiers(parts),
        *_idle(parts),
        *_answers(reading, parts),
        *_extremes(reading, parts),
        *_notions(reading, parts),
    ]
    return tuple(dict.fromkeys(found))


def _quantifiers(parts: Anatomy) -> Iterator[str]:
    """Existence of an implication, universality of a bound: the other connective is meant."""
    for term in parts.propositions:
        for part in subterms(term):
            match part:
                case Quantified("∃" | "∃!", _, Binary("→", _, _)):
                    yield "an existence claims an implication, which anything outside its premise meets"
                case Quantified("∀", binders, body) if isinstance(body, Binary) and body.op == "∧":
                    names = {name for binder in binders for name in binder.names}
                    if any(_bounds(conjunct, names) for conjunct in conjuncts(body)):
                        yield "a bound of a quantified variable is claimed, not assumed"
                case _:
                    pass


def _bounds(term: Term, names: set[str]) -> bool:
    match term:
        case Binary("<" | "≤" | ">" | "≥", left, right):
            sides = (left, right)
            return all(isinstance(s, (Num, Name)) for s in sides) and all(
                isinstance(s, Num) or (isinstance(s, Name) and s.text in names) for s in sides
            )
        case _:
            return False


def _idle(parts: Anatomy) -> Iterator[str]:
    """Variables that nothing speaks of, hypotheses about nothing, the same claim twice."""
    texts = [*(h.text for h in parts.hypotheses), parts.conclusion_text]
    types = " ".join(kind for _, kind in parts.variables)
    for name, kind in parts.variables:
        if kind.startswith("Type"):
            continue
        pattern = rf"(?<![\w.]){re.escape(name)}(?![\w'])"
        if not any(re.search(pattern, text) for text in (*texts, types)):
            yield f"nothing speaks of {name}"
    for hypothesis in parts.hypotheses:
        match hypothesis.term:
            case Binary(op, left, right) if op in "=≠<≤>≥" and _readable(hypothesis.term):
                if left == right or not _says(hypothesis.term):
                    yield f"{hypothesis.text} says nothing"
            case _:
                pass
    for term in parts.propositions:
        for part in subterms(term):
            match part:
                case Binary("∧" | "∨", left, right) if left == right:
                    yield "the same is claimed twice"
                case _:
                    pass


def _says(term: Term) -> bool:
    return any(fact.kind != "identity" for fact in facts_of(term))


def _readable(term: Term) -> bool:
    return not any(isinstance(part, (Opaque, Quantified)) for part in subterms(term)) and bool(
        free_names(term)
    )


def _answers(reading: Reading, parts: Anatomy) -> Iterator[str]:
    """The form of the conclusion of a question for one value, or for all solutions."""
    if reading.asked is Asked.FIND:
        claims = list(conjuncts(parts.conclusion))
        if any(isinstance(claim, Binary) and claim.op == "∨" for claim in claims):
            yield "the words ask for one value, the statement has alternatives"
        elif not any(_settles(claim) for claim in claims):
            yield "the words ask for a value, the statement gives none"
    match parts.conclusion:
        case Binary("↔", left, right) if reading.asked is Asked.FIND_ALL:
            unknowns = {name for name, _ in parts.variables} & free_names(left)
            lost = sorted(unknowns - free_names(right))
            if lost and not isinstance(right, (Name, Opaque)):
                yield f"the solutions do not mention {', '.join(lost)}"
        case _:
            pass


def _extremes(reading: Reading, parts: Anatomy) -> Iterator[str]:
    """A least or greatest value without the claim that it is attained, or that it is a bound."""
    if not re.search(
        r"\b(minimum|maximum|(least|greatest|smallest|largest) (possible )?value)\b", reading.plain
    ):
        return
    text = parts.conclusion_text
    if "IsLeast" in text or "IsGreatest" in text or not ("∃" in text or "∀" in text):
        return
    if "∀" not in text or "∃" not in text:
        yield "an extreme value is to be a bound and to be attained; the statement claims one of both"


def _settles(claim: Term) -> bool:
    """Whether a conclusion can give a value."""
    match claim:
        case Binary("=" | "↔" | "∈" | "≡", _, _):
            return True
        case App(Name("IsLeast" | "IsGreatest" | "Nat.ModEq" | "Int.ModEq" | "IsLUB" | "IsGLB"), _):
            return True
        case Quantified(_, _, body):
            return any(_settles(part) for part in conjuncts(body)) or (
                isinstance(body, Binary) and (body.op == "→" and _settles(body.right))
            )
        case Binary("→", _, right):
            return _settles(right)
        case Opaque(_):
            return True
        case Unary("¬", _):
            return False
        case _:
            return not isinstance(claim, Binary)


def _notions(reading: Reading, parts: Anatomy) -> Iterator[str]:
    """Notions of the statement that the words do not mention."""
    text = " ".join([*(h.text for h in parts.hypotheses), parts.conclusion_text])
    for notion in _NOTIONS:
        if notion.lean.search(text) and not notion.words.search(reading.plain):
            yield f"the statement speaks of the {notion.name}, the words do not"
