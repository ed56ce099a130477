"""Propositions of Lean as clauses of English, with a choice among the ways contests say them."""

from __future__ import annotations

import random
import re
from fractions import Fraction

from prover.formalize.relations import bare
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    show,
)
from prover.training.synthetic.draft import Claim
from prover.training.synthetic.notation import Notation, Style

_MARKED = re.compile(r"⟦(.*?)⟧")
_TURNED = {"<": ">", "≤": "≥", ">": "<", "≥": "≤"}
_MEMBERS = {
    "ℝ": ("real number", "real numbers"), "ℤ": ("integer", "integers"),
    "ℚ": ("rational number", "rational numbers"), "ℕ": ("natural number", "natural numbers"),
}  # fmt: skip
_PROPERTIES = {
    "Even": ("is even",), "Odd": ("is odd",), "Nat.Prime": ("is prime", "is a prime number", "is a prime"),
    "IsSquare": ("is a perfect square", "is the square of an integer"), "Irrational": ("is irrational",),
    "Function.Injective": ("is injective", "is one-to-one"), "Function.Surjective": ("is surjective",),
    "Function.Bijective": ("is bijective",), "Monotone": ("is nondecreasing", "is monotone increasing"),
    "StrictMono": ("is strictly increasing",), "Antitone": ("is nonincreasing",),
}  # fmt: skip
_DENIED = {
    "is prime": "is not prime",
    "is a prime number": "is not a prime number",
    "is a prime": "is not a prime",
}


def filled(template: str, notation: Notation) -> str:
    """A template with its `⟦t⟧` set as formulas."""
    return _MARKED.sub(lambda match: notation.formula(match[1]), template)


def clause(claim: Claim, notation: Notation, rng: random.Random) -> str:
    """A claim as a clause: no capital, no full stop."""
    if claim.english:
        return filled(rng.choice(claim.english), notation)
    return said(parse(claim.lean), notation, rng)


def said(term: Term, notation: Notation, rng: random.Random) -> str:
    """A proposition as a clause."""
    f = notation.formula
    match term:
        case Binary("∧", Binary(a, _, y), Binary(b, z, _)) if y == z and a in "<≤" and b in "<≤":
            return f(term)
        case Binary("∧", left, right):
            return f"{said(left, notation, rng)} and {said(right, notation, rng)}"
        case Binary("∨", left, right):
            return f"{said(left, notation, rng)} or {said(right, notation, rng)}"
        case Binary("→", left, right):
            return _implication(said(left, notation, rng), said(right, notation, rng), rng)
        case Binary("↔", left, right):
            link = rng.choice(("if and only if", "exactly when", "if and only if"))
            return f"{said(left, notation, rng)} {link} {said(right, notation, rng)}"
        case Binary("∣", left, right):
            return _divides(left, right, notation, rng, denied=False)
        case Unary("¬", Binary("∣", left, right)):
            return _divides(left, right, notation, rng, denied=True)
        case Binary("=" | "≠" as op, Binary("%", value, modulus), rest):
            return _remainder(op, value, modulus, rest, notation, rng)
        case Binary("=", App(Name("Nat.gcd" | "Int.gcd"), (a, b)), Num(one)) if one == 1:
            return _coprime(a, b, notation, rng)
        case Binary(op, Num() as left, right) if op in _TURNED and not isinstance(right, Num):
            return f(Binary(_TURNED[op], right, left))
        case App(Name("Nat.Coprime" | "IsCoprime"), (a, b)):
            return _coprime(a, b, notation, rng)
        case App(Name(name), (arg,)) if name in _PROPERTIES:
            return f"{f(arg)} {rng.choice(_PROPERTIES[name])}"
        case Unary("¬", App(Name(name), (arg,))) if name in _PROPERTIES:
            positive = rng.choice(_PROPERTIES[name])
            return f"{f(arg)} {_DENIED.get(positive, positive.replace('is ', 'is not ', 1))}"
        case Quantified("∃", binders, body):
            start = rng.choice(("there exist{s}", "there {is}"))
            return _exists(start, binders, body, notation, rng)
        case Unary("¬", Quantified("∃", binders, body)):
            return _exists("there {is} no", binders, body, notation, rng)
        case Quantified("∃!", binders, body):
            return _exists("there is exactly one", binders, body, notation, rng)
        case Quantified("∀", binders, body):
            return _forall(binders, body, notation, rng)
        case Unary("¬", arg):
            return f"it is not true that {said(arg, notation, rng)}"
        case _:
            return f(term)


def _implication(if_: str, then: str, rng: random.Random) -> str:
    return rng.choice((f"if {if_} then {then}", f"if {if_}, then {then}", f"{if_} implies {then}"))


def _divides(
    left: Term, right: Term, notation: Notation, rng: random.Random, *, denied: bool
) -> str:
    a, b = notation.formula(left), notation.formula(right)
    if denied:
        forms = [
            f"{b} is not divisible by {a}",
            f"{a} does not divide {b}",
            f"{b} is not a multiple of {a}",
        ]
        return rng.choice(forms)
    forms = [f"{a} divides {b}", f"{b} is divisible by {a}", f"{b} is a multiple of {a}"]
    if notation.style is not Style.PLAIN:
        forms.append(notation.formula(Binary("∣", left, right)))
    return rng.choice(forms)


def _remainder(
    op: str, value: Term, modulus: Term, rest: Term, notation: Notation, rng: random.Random
) -> str:
    f = notation.formula
    if op == "=" and rest == Num(Fraction(0)):
        return rng.choice(
            (
                f"{f(value)} is divisible by {f(modulus)}",
                f"{f(value)} is a multiple of {f(modulus)}",
            )
        )
    congruent = f(App(Name("Int.ModEq"), (modulus, value, rest)))
    if op == "≠":
        return rng.choice(
            (
                f"{f(value)} does not leave remainder {f(rest)} when divided by {f(modulus)}",
                f"the remainder of {f(value)} on division by {f(modulus)} is not {f(rest)}",
            )
        )
    return rng.choice(
        (
            f"{f(value)} leaves a remainder of {f(rest)} when divided by {f(modulus)}",
            f"{f(value)} leaves remainder {f(rest)} on division by {f(modulus)}",
            f"the remainder of {f(value)} modulo {f(modulus)} is {f(rest)}",
            congruent,
        )
    )


def _coprime(a: Term, b: Term, notation: Notation, rng: random.Random) -> str:
    first, second = notation.formula(a), notation.formula(b)
    word = rng.choice(("coprime", "relatively prime"))
    return f"{first} and {second} are {word}"


def members(kind: str, count: int) -> str:
    """`real numbers` for two of `ℝ`."""
    return _MEMBERS[kind][count > 1]


def article(noun: str) -> str:
    """A noun phrase in the singular with `a` or `an` before it."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def listed(texts: list[str]) -> str:
    """`a, b and c`."""
    if len(texts) < 3:
        return " and ".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def is_formula(text: str) -> bool:
    """Whether a clause is a formula alone, without a verb."""
    outside = re.sub(r"\$[^$]*\$|\\\(.*?\\\)", "", text)
    return not re.search(r"[A-Za-z]{3}|\b(is|if|or)\b", outside)


def _exists(
    start: str, binders: tuple[Binder, ...], body: Term, notation: Notation, rng: random.Random
) -> str:
    names = [name for binder in binders for name in binder.names]
    kind = _kind_of(binders)
    many = len(names) > 1
    start = start.format(**{"s": "" if many else "s", "is": "are" if many else "is"})
    noun = members(kind, len(names))
    if not many and not start.endswith(("no", "one")):
        noun = article(noun)
    shown = listed(list(map(notation.formula, names)))
    inner = said(body, notation, rng)
    link = rng.choice(("such that", "with")) if is_formula(inner) else "such that"
    return f"{start} {noun} {shown} {link} {inner}"


def _forall(binders: tuple[Binder, ...], body: Term, notation: Notation, rng: random.Random) -> str:
    names = [name for binder in binders for name in binder.names]
    kind = _kind_of(binders)
    shown = listed(list(map(notation.formula, names)))
    many = len(names) > 1
    over = f"for all {members(kind, 2)} {shown}"
    if not many and rng.random() < 0.5:
        over = f"for {rng.choice(('every', 'any', 'each'))} {members(kind, 1)} {shown}"
    elif kind == "ℝ" and rng.random() < 0.5:
        over = f"for all real {shown}"
    conditions = [
        said(Binary(b.relation[0], Name(b.names[0]), b.relation[1]), notation, rng)
        for b in binders
        if b.relation is not None
    ]
    while isinstance(body, Binary) and body.op == "→":
        conditions.append(said(body.left, notation, rng))
        body = body.right
    if conditions:
        over += f" with {listed(conditions)}"
    inner = said(body, notation, rng)
    return f"{inner} {over}" if rng.random() < 0.6 and len(inner) < 80 else f"{over}, {inner}"


def _kind_of(binders: tuple[Binder, ...]) -> str:
    kind = binders[0].type
    return show(bare(kind)) if kind is not None else "ℝ"
