"""The atomic claims of a proposition in one canonical form: relations, congruences, properties.

`7 ∣ n - 3`, `n % 7 = 3` and `n ≡ 3 [ZMOD 7]` are the same fact, and so are `Odd n` and `n % 2 = 1`.
Connectives and quantifiers are left out: only how many of each there are is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from prover.formalize.relations import RELATIONS, bare, relation
from prover.policy.symbolic.goals.poly import Poly, TooLargeError, read_fraction
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Projection,
    Quantified,
    Term,
    Unary,
    children,
    free_names,
    show,
    substitute,
    subterms,
)

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SAME = {
    "Nat.gcd": "gcd", "Int.gcd": "gcd", "Nat.lcm": "lcm", "Int.lcm": "lcm", "Nat.choose": "C",
    "Nat.fib": "F", "sqrt": "√", "Real.sqrt": "√", "NNReal.sqrt": "√", "Nat.factorial": "!",
    "abs": "|", "Int.floor": "⌊", "Int.ceil": "⌈", "Nat.cast": "", "Int.cast": "",
}  # fmt: skip
_UNARY = frozenset("√!|⌊⌈")
_PROPERTIES = {
    "Nat.Prime": "prime", "Prime": "prime", "Irreducible": "prime", "IsSquare": "square",
    "Irrational": "irrational", "Function.Injective": "injective", "Function.Surjective": "surjective",
    "Function.Bijective": "bijective", "Monotone": "monotone", "StrictMono": "increasing",
    "Antitone": "antitone", "StrictAnti": "decreasing", "Squarefree": "squarefree",
}  # fmt: skip
_CLOSED_POWER = 12
"""Exponents beyond which a number is not computed."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One atomic claim."""

    kind: str
    """`relation`, `congruent`, `divides`, or a property (`prime`, `square`, …)."""
    parts: tuple[object, ...]
    """What it is about, canonical; equal facts have equal parts."""
    denied: bool = False
    text: str = ""
    """As it was written, for a person."""

    @property
    def key(self) -> tuple[object, ...]:
        """What facts are compared by. An equation and its denial are one: "no solution" is written with
        either, and so are a property and its denial."""
        return (self.kind, *self.parts)


def facts_of(term: Term, *, whole: bool = False) -> Iterator[Fact]:
    """The facts inside a proposition. `whole` says that all values are integers."""
    match term:
        case Unary("¬", arg):
            for fact in facts_of(arg, whole=whole):
                yield Fact(fact.kind, fact.parts, not fact.denied, fact.text)
        case Quantified(_, binders, body):
            for binder in binders:
                if binder.relation is not None and binder.relation[0] in RELATIONS:
                    op, side = binder.relation
                    yield from _compared(Binary(op, Name(binder.names[0]), side), whole)
            yield from facts_of(body, whole=whole)
        case Binary("∧" | "∨" | "→" | "↔", left, right):
            yield from facts_of(left, whole=whole)
            yield from facts_of(right, whole=whole)
        case Binary("∣" | "∤" as op, left, right):
            yield _divides(left, right, op == "∤", show(term))
        case Binary("=" | "≠" as op, Binary("%", value, modulus), rest):
            yield congruent(value, rest, modulus, denied=op == "≠", text=show(term))
        case App(Name("Nat.ModEq" | "Int.ModEq"), (modulus, left, right)):
            yield congruent(left, right, modulus, text=show(term))
        case App(Name("Even" | "Odd" as word), (arg,)):
            yield parity(arg, odd=word == "Odd", text=show(term))
        case App(Name("Nat.Coprime" | "IsCoprime"), (left, right)):
            one = Binary("=", App(Name("gcd"), (left, right)), Num(Fraction(1)))
            yield from _compared(one, whole)
        case App(Name(name), (arg,)) if name in _PROPERTIES:
            yield Fact(_PROPERTIES[name], (text_of(arg),), text=show(term))
        case Binary(op, _, _) if op in RELATIONS:
            yield from _compared(term, whole)
        case _:
            for part in children(term):
                yield from facts_of(part, whole=whole)


def shape_of(term: Term) -> Counter[str]:
    """How often each connective and quantifier stands in a proposition."""
    counts: Counter[str] = Counter()
    for part in subterms(term):
        match part:
            case Binary("∧" | "∨" | "→" | "↔" as op, _, _) | Unary("¬" as op, _):
                counts[op] += 1
            case Quantified("∀" | "∃" | "∃!" as op, _, _):
                counts[op] += 1
            case _:
                pass
    return counts


def congruent(
    value: Term, rest: Term, modulus: Term, *, denied: bool = False, text: str = ""
) -> Fact:
    """`value ≡ rest` modulo something."""
    modulus = bare(modulus)
    if not isinstance(modulus, Num):
        parts = (text_of(Binary("-", value, rest)), text_of(modulus))
        return Fact("congruent", parts, denied, text)
    m = int(modulus.value)
    try:
        top, bottom = read_fraction(canonical(Binary("-", value, rest)), "Rat", is_field=True)
    except TooLargeError:
        top, bottom = Poly.atom(show(value)), Poly.const(1)
    whole = all(c.denominator == 1 for c in top.terms.values()) and bottom.constant == 1
    if not whole or not top.atoms or not m:
        return Fact("congruent", (text_of(value), text_of(rest), m), denied, text)
    # of the coefficients only the constant one is reduced: others stand as the words write them
    forms = [
        tuple(
            sorted(
                (mono, int(sign * c) if mono else int(sign * c) % m)
                for mono, c in top.terms.items()
                if mono or c % m
            )
        )
        for sign in (1, -1)
    ]
    return Fact("congruent", (min(forms), m), denied, text)


def parity(value: Term, *, odd: bool, text: str = "") -> Fact:
    """That something is even or odd."""
    return congruent(value, Num(Fraction(int(odd))), Num(Fraction(2)), text=text)


def property_of(kind: str, value: Term, text: str = "") -> Fact:
    """A property such as `prime`."""
    return Fact(kind, (text_of(value),), text=text)


def _divides(left: Term, right: Term, denied: bool, text: str) -> Fact:
    left = bare(left)
    if isinstance(left, Num):
        return congruent(right, Num(Fraction(0)), left, denied=denied, text=text)
    return Fact("divides", (text_of(left), text_of(right)), denied, text)


def _compared(term: Binary, whole: bool) -> Iterator[Fact]:
    left, right = canonical(term.left), canonical(term.right)
    found = relation(term.op, left, right, whole=whole)
    if found is not None:
        yield Fact("relation", (found,), text=show(term))
    elif free_names(term):  # an identity: which sign stands in it is all that is known
        yield Fact("identity", (term.op,), text=show(term))


def text_of(term: Term) -> str:
    """A canonical text of an arithmetic term: equal polynomials give equal texts."""
    term = canonical(term)
    try:
        top, bottom = read_fraction(term, "Rat", is_field=True)
    except TooLargeError:
        return show(term)
    below = bottom.constant
    if below:
        return top.scale(1 / below).lean()
    return f"({top.lean()}) / ({bottom.lean()})"


def canonical(term: Term) -> Term:
    """A term whose applications and big operators are names of canonical texts."""
    term = bare(term)
    match term:
        case Name(text):
            return Name(text.translate(_SUBSCRIPTS).replace("_", ""))
        case Unary("-" | "⁻¹" as op, arg):
            return Unary(op, canonical(arg))
        case Unary("|", arg):
            return Name(f"|{min(text_of(arg), text_of(Unary('-', arg)))}|")
        case Unary(op, arg):
            return Name(f"{op}[{text_of(arg)}]")
        case Binary("^", base, exponent):
            if isinstance(exponent, Num) and exponent.value <= _CLOSED_POWER:
                return Binary("^", canonical(base), exponent)
            return Name(f"({text_of(base)})^[{text_of(exponent)}]")
        case Binary(op, left, right) if op in "+-*/":
            return Binary(op, canonical(left), canonical(right))
        case Binary(op, left, right):
            return Name(f"[{text_of(left)}] {op} [{text_of(right)}]")
        case App(Name(name), args) if name in _SAME:
            return _applied(_SAME[name], args)
        case App(Name(name), args):
            return Name(f"{name.rsplit('.', 1)[-1]}({', '.join(map(text_of, args))})")
        case App(Projection(inner, name), args):
            return Name(f"{name}({', '.join(map(text_of, (inner, *args)))})")
        case Quantified("∑" | "∏" as op, binders, body):
            return _big(op, binders[0], body)
        case _:
            return Name(show(term)) if not isinstance(term, Num) else term


def _applied(name: str, args: tuple[Term, ...]) -> Term:
    if name in _UNARY or not name:
        return canonical(Unary(name, args[0])) if name else canonical(args[0])
    texts = [text_of(arg) for arg in args]
    return Name(f"{name}({', '.join(sorted(texts) if name in ('gcd', 'lcm') else texts)})")


def _big(op: str, binder: Binder, body: Term) -> Term:
    """A sum with its ends and its body in canonical form; the index is called `·`."""
    start, end = "", ""
    match binder.relation:
        case ("∈", App(Name("Finset.range" | "range"), (stop,))):
            start, end = "0", text_of(Binary("-", stop, Num(Fraction(1))))
        case ("∈", App(Name("Finset.Icc" | "Icc"), (first, last))):
            start, end = text_of(first), text_of(last)
        case ("∈", App(Name("Finset.Ico" | "Ico"), (first, stop))):
            start, end = text_of(first), text_of(Binary("-", stop, Num(Fraction(1))))
        case ("∈", other):
            start = show(other)
        case _:
            pass
    return Name(f"{op}[{start}, {end}, {text_of(_renamed(body, binder.names[0]))}]")


def _renamed(term: Term, name: str) -> Term:
    return substitute(term, {name: Name("·")})
