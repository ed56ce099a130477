"""A Lean statement told in English, for the user to confirm.

By rules over the syntax alone: the same statement always gives the same words, and no model is asked.
What the rules do not know stands as Lean writes it, so nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from problems import LeanStatement
from prover.formalize.mathematics import formula
from prover.formalize.statement import NUMBERS, Anatomy, anatomy
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Projection,
    Quantified,
    Term,
    Unary,
    show,
    subterms,
)

_KINDS = {
    "ℕ": ("a natural number", "natural numbers"), "ℤ": ("an integer", "integers"),
    "ℚ": ("a rational number", "rational numbers"), "ℝ": ("a real number", "real numbers"),
    "ℂ": ("a complex number", "complex numbers"), "ℕ+": ("a positive integer", "positive integers"),
}  # fmt: skip
_RELATIONS = {
    "=": "=", "≠": "≠", "<": "<", "≤": "≤", ">": ">", "≥": "≥", "∣": "divides", "∤": "does not divide",
    "∈": "is in", "∉": "is not in", "⊆": "is contained in", "⊂": "is strictly contained in",
}  # fmt: skip
_PROPERTIES = {
    "Nat.Prime": "prime", "Prime": "prime", "Even": "even", "Odd": "odd", "IsSquare": "a perfect square",
    "Irrational": "irrational", "Monotone": "nondecreasing", "StrictMono": "strictly increasing",
    "Antitone": "nonincreasing", "StrictAnti": "strictly decreasing", "Function.Injective": "injective",
    "Function.Surjective": "surjective", "Function.Bijective": "bijective", "Set.Finite": "finite",
    "Set.Infinite": "infinite", "Squarefree": "squarefree",
}  # fmt: skip
_PAIRS = {
    "Nat.Coprime": "{0} and {1} are coprime", "IsCoprime": "{0} and {1} are coprime",
    "IsLeast": "{1} is the least element of {0}", "IsGreatest": "{1} is the greatest element of {0}",
    "IsLUB": "{1} is the least upper bound of {0}", "IsGLB": "{1} is the greatest lower bound of {0}",
}  # fmt: skip
_FIELDS = {"Prime": "prime", "Finite": "finite", "Infinite": "infinite", "Nonempty": "not empty"}


def in_words(statement: LeanStatement) -> str:
    """A statement as English sentences. Raises ProblemError where its binders cannot be read."""
    parts = anatomy(statement)
    sentences = []
    let = _introduced(parts.variables)
    if let:
        sentences.append(f"Let {let}.")
    assumed = [sentence(h.term) for h in parts.hypotheses]
    if assumed:
        sentences.append(f"Suppose that {_listed(assumed)}.")
    then = "Then " if sentences else "Show that "
    sentences.append(f"{then}{sentence(parts.conclusion)}.")
    return " ".join([*sentences, *_warnings(parts)])


def _warnings(parts: Anatomy) -> Iterator[str]:
    """What Lean's arithmetic does that school's does not."""
    signs = {
        part.op
        for term in parts.propositions
        for part in subterms(term)
        if isinstance(part, Binary)
    }
    kinds = {NUMBERS.get(kind) for _, kind in parts.variables}
    if "-" in signs and kinds & {"ℕ"} and kinds <= {"ℕ", "ℕ+"}:
        yield "(Differences of natural numbers stop at 0.)"
    if "/" in signs and parts.whole:
        yield "(Quotients of integers are rounded down.)"


def sentence(term: Term) -> str:
    """A proposition in words, without a capital or a full stop."""
    match term:
        case Binary("∧", _, _):
            return _listed([_inner(part) for part in _spread(term, "∧")])
        case Binary("∨", _, _):
            return "either " + ", or ".join(_inner(part) for part in _spread(term, "∨"))
        case Binary("→", left, right):
            return f"if {_inner(left)}, then {sentence(right)}"
        case Binary("↔", left, right):
            return f"{_inner(left)} if and only if {_inner(right)}"
        case Binary("=" | "≠" as op, Binary("%", value, modulus), rest):
            verb = "leaves" if op == "=" else "does not leave"
            return (
                f"{formula(value)} {verb} the remainder {formula(rest)} modulo {formula(modulus)}"
            )
        case Binary(op, left, right) if op in _RELATIONS:
            return f"{formula(left)} {_RELATIONS[op]} {formula(right)}"
        case Unary("¬", arg):
            return _denied(arg)
        case Quantified(op, binders, body) if op in ("∀", "∃", "∃!"):
            return _quantified(op, binders, body)
        case App(Name("Nat.ModEq" | "Int.ModEq"), (modulus, left, right)):
            return f"{formula(left)} is congruent to {formula(right)} modulo {formula(modulus)}"
        case App(Name(name), args) if name in _PROPERTIES and len(args) == 1:
            return f"{formula(args[0])} is {_PROPERTIES[name]}"
        case App(Name(name), args) if name in _PAIRS and len(args) == 2:
            return _PAIRS[name].format(*map(formula, args))
        case Projection(inner, field) if field in _FIELDS:
            return f"{formula(inner)} is {_FIELDS[field]}"
        case Name("False"):
            return "this is impossible"
        case _:
            return formula(term)


def _denied(term: Term) -> str:
    match term:
        case Binary("∣", left, right):
            return f"{formula(left)} does not divide {formula(right)}"
        case App(Name(name), args) if name in _PROPERTIES and len(args) == 1:
            return f"{formula(args[0])} is not {_PROPERTIES[name]}"
        case Quantified("∃", binders, body):
            return _quantified("no", binders, body)
        case _:
            return f"it is not true that {_inner(term)}"


def _inner(term: Term) -> str:
    """A proposition inside another, in brackets where it would be read with what follows."""
    text = sentence(term)
    joined = isinstance(term, Binary) and term.op in ("∧", "∨", "→", "↔")
    return f"[{text}]" if joined or isinstance(term, Quantified) else text


def _quantified(op: str, binders: tuple[Binder, ...], body: Term) -> str:
    over = ", ".join(map(_bound, binders))
    if op == "∀":
        return f"for all {over}, {sentence(body)}"
    there = {"∃": "there exist", "∃!": "there exists exactly one", "no": "there exist no"}[op]
    return f"{there} {over} such that {sentence(body)}"


def _bound(binder: Binder) -> str:
    names = ", ".join(binder.names)
    if binder.relation is not None:
        op, side = binder.relation
        sign = "in" if op == "∈" else "not in" if op == "∉" else op
        return f"{names} {sign} {formula(side)}"
    if binder.type is None:
        return names
    kind = show(binder.type)
    if not binder.names:
        return kind
    return f"{_KINDS[NUMBERS[kind]][1]} {names}" if kind in NUMBERS else f"{names} in {kind}"


def _spread(term: Term, op: str) -> list[Term]:
    """The parts of a chain of one connective, which Lean nests to the right."""
    if isinstance(term, Binary) and term.op == op:
        return [term.left, *_spread(term.right, op)]
    return [term]


def _introduced(variables: Sequence[tuple[str, str]]) -> str:
    """`x and y be real numbers, and n be an integer`; empty without variables."""
    groups: list[tuple[str, list[str]]] = []
    for name, kind in variables:
        if groups and groups[-1][0] == kind:
            groups[-1][1].append(name)
        else:
            groups.append((kind, [name]))
    return ", and ".join(f"{_listed(names)} be {_kind(kind, len(names))}" for kind, names in groups)


def _kind(kind: str, count: int) -> str:
    if kind in NUMBERS:
        return _KINDS[NUMBERS[kind]][count > 1]
    if kind == "Type":
        return "types" if count > 1 else "a type"
    arrow = [side.strip() for side in kind.split("→")]
    if len(arrow) == 2 and all(side in NUMBERS for side in arrow):
        start, end = (_KINDS[NUMBERS[side]][1] for side in arrow)
        return f"{'functions' if count > 1 else 'a function'} from the {start} to the {end}"
    return f"of type {kind}"


def _listed(texts: list[str]) -> str:
    if len(texts) < 3:
        return " and ".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"
