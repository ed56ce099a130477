"""A small abstract syntax for Lean's pretty-printed arithmetic and logic, and its printer.

`show` prints a term so that `parse(show(t)) == t` (see `parser.py`) for every term of the supported
grammar, with Lean 4's own binding powers (core `Prelude` notations). `subterms`, `substitute` and
`free_names` walk terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Num:
    """A numeral; decimals are exact fractions."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """An identifier, dotted or not."""

    text: str


@dataclass(frozen=True, slots=True)
class App:
    """A function applied to one or more arguments."""

    fn: Term
    args: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Binary:
    """An infix operator, by its Lean symbol."""

    op: str
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Unary:
    """A prefix (`-`, `¬`, `↑`, `√`), postfix (`⁻¹`, `!`) or enclosing (`|`, `⌊`, …) operator, by
    its Lean symbol; an enclosing one by its opening symbol."""

    op: str
    arg: Term


@dataclass(frozen=True, slots=True)
class Ascription:
    """`(term : type)`."""

    term: Term
    type: Term


@dataclass(frozen=True, slots=True)
class Projection:
    """`(term).field` for a term that is not a plain name."""

    term: Term
    field: str


@dataclass(frozen=True, slots=True)
class Binder:
    """One group of bound names."""

    names: tuple[str, ...]
    type: Term | None
    style: str = "("
    """`(`, `{`, `[` or `⦃`; bare names count as `(`."""
    relation: tuple[str, Term] | None = None
    """The bound of `∀ x > 0, …`: an infix symbol and its right side."""


@dataclass(frozen=True, slots=True)
class Quantified:
    """`∀`, `∃`, `∃!`, `fun`, `∑` or `∏` over binders."""

    op: str
    binders: tuple[Binder, ...]
    body: Term


@dataclass(frozen=True, slots=True)
class Opaque:
    """Text that is outside the grammar, kept as it stands."""

    text: str


Term: TypeAlias = Num | Name | App | Binary | Unary | Ascription | Projection | Quantified | Opaque

# Lean's binding powers: symbol -> (power of the operator, power demanded left, right).
BINARY: dict[str, tuple[int, int, int]] = {
    "↔": (20, 21, 21),
    "→": (25, 26, 25),
    "∨": (30, 31, 30),
    "∧": (35, 36, 35),
    **dict.fromkeys(("=", "≠", "<", "≤", ">", "≥", "∣", "∈", "∉", "==", "⊆", "∤"), (50, 51, 51)),
    "⊂": (50, 51, 51),
    "≃": (25, 26, 26),
    "∪": (65, 65, 66),
    "∩": (70, 70, 71),
    "\\": (70, 71, 71),
    "∘": (90, 91, 90),
    "•": (73, 74, 73),
    "+": (65, 65, 66),
    "-": (65, 65, 66),
    "++": (65, 65, 66),
    "*": (70, 70, 71),
    "/": (70, 70, 71),
    "%": (70, 70, 71),
    "^": (75, 76, 75),
}
RELATIONS = frozenset({"=", "≠", "<", "≤", ">", "≥", "∣", "∤"})
ENCLOSING = {"|": "|", "⌊": "⌋", "⌈": "⌉", "⌊₊": "⌋₊", "⌈₊": "⌉₊", "‖": "‖"}
"""Opening symbol of an operator that stands around its argument → closing symbol."""
BIG_OPERATORS = {"∑": 67, "∏": 67}
"""Binders whose body is an arithmetic term → the power demanded of it."""
_MAX = 1024


def conjuncts(term: Term) -> Iterator[Term]:
    """The parts of `a ∧ b ∧ …`, a term that is no conjunction being its only part."""
    if isinstance(term, Binary) and term.op == "∧":
        yield from conjuncts(term.left)
        yield from conjuncts(term.right)
    else:
        yield term


def fresh_name(base: str, taken: set[str]) -> str:
    """`base`, or `base2`, `base3`, … if it is taken; the name given is added to `taken`."""
    name, n = base, 1
    while name in taken:
        n += 1
        name = f"{base}{n}"
    taken.add(name)
    return name


def show(term: Term) -> str:
    """`term` in Lean's syntax, with no more parentheses than needed."""
    return _show(term)[0]


def _wrap(term: Term, minimum: int) -> str:
    text, power = _show(term)
    return text if power >= minimum else f"({text})"


def _show(term: Term) -> tuple[str, int]:
    match term:
        case Num(value):
            if value.denominator == 1:
                return (str(value), _MAX) if value >= 0 else (str(value), 75)
            return f"{value.numerator} / {value.denominator}", 70 if value >= 0 else 65
        case Name(text):
            return text, _MAX
        case App(fn, args):
            return " ".join(
                _wrap(part, _MAX + 1 if isinstance(part, App) else _MAX) for part in (fn, *args)
            ), _MAX
        case Binary(op, left, right):
            own, left_min, right_min = BINARY[op]
            return f"{_wrap(left, left_min)} {op} {_wrap(right, right_min)}", own
        case Unary("-", arg):
            return f"-{_wrap(arg, 75)}", 75
        case Unary("¬", arg):
            return f"¬{_wrap(arg, 40)}", 40
        case Unary("↑", arg):
            inner = _wrap(arg, _MAX)
            return f"↑({inner})" if isinstance(arg, App) else f"↑{inner}", _MAX
        case Unary("√", arg):
            inner = _wrap(arg, _MAX)
            return f"√({inner})" if isinstance(arg, App) else f"√{inner}", 100
        case Unary(op, arg) if op in ENCLOSING:
            inner = show(arg)
            inner = f"({inner})" if op in inner and op == ENCLOSING[op] else inner
            return f"{op.removesuffix('₊')}{inner}{ENCLOSING[op]}", _MAX
        case Unary(op, arg):
            inner = _wrap(arg, _MAX)
            space = " " if op == "!" else ""  # `n!` is a name
            return (f"({inner}){op}" if isinstance(arg, App) else f"{inner}{space}{op}"), _MAX
        case Ascription(inner_term, type_):
            return f"({show(inner_term)} : {show(type_)})", _MAX
        case Projection(inner_term, field):
            inner = show(inner_term)
            return f"({inner}).{field}", _MAX
        case Quantified(op, binders, body):
            groups = " ".join(_binder(b, alone=len(binders) == 1) for b in binders)
            least = BIG_OPERATORS.get(op, 0)
            return f"{op} {groups}{' =>' if op == 'fun' else ','} {_wrap(body, least)}", least
        case Opaque(text):
            return text, _MAX if text[:1] in ("{", "[", "⟨", "(") else 0


def _binder(binder: Binder, *, alone: bool) -> str:
    close = {"(": ")", "{": "}", "[": "]", "⦃": "⦄"}[binder.style]
    names = " ".join(binder.names)
    if binder.relation is not None:
        return f"{names} {binder.relation[0]} {_wrap(binder.relation[1], 51)}"
    if binder.type is None:
        return names
    colon = " : " if names else ""
    return f"{binder.style}{names}{colon}{show(binder.type)}{close}"


def children(term: Term) -> tuple[Term, ...]:
    """The immediate subterms, types of binders left out."""
    match term:
        case App(fn, args):
            return (fn, *args)
        case Binary(_, left, right):
            return (left, right)
        case Unary(_, arg) | Ascription(arg, _) | Projection(arg, _):
            return (arg,)
        case Quantified(_, binders, body):
            return (*(b.relation[1] for b in binders if b.relation is not None), body)
        case _:
            return ()


def subterms(term: Term) -> Iterator[Term]:
    """`term` and everything inside it, from the outside in."""
    yield term
    for child in children(term):
        yield from subterms(child)


def substitute(term: Term, values: dict[str, Term]) -> Term:
    """Replace free names; bound names shadow, and no capture is avoided (values are closed)."""
    match term:
        case Name(text):
            return values.get(text, term)
        case App(fn, args):
            return App(substitute(fn, values), tuple(substitute(a, values) for a in args))
        case Binary(op, left, right):
            return Binary(op, substitute(left, values), substitute(right, values))
        case Unary(op, arg):
            return Unary(op, substitute(arg, values))
        case Ascription(inner, type_):
            return Ascription(substitute(inner, values), type_)
        case Projection(inner, field):
            return Projection(substitute(inner, values), field)
        case Quantified(op, binders, body):
            bound = {name for b in binders for name in b.names}
            rest = {k: v for k, v in values.items() if k not in bound}
            return Quantified(
                op,
                tuple(
                    b
                    if b.relation is None
                    else Binder(
                        b.names,
                        b.type,
                        b.style,
                        (b.relation[0], substitute(b.relation[1], values)),
                    )
                    for b in binders
                ),
                substitute(body, rest),
            )
        case _:
            return term


def free_names(term: Term) -> set[str]:
    """The names that occur free, function symbols included."""
    match term:
        case Name(text):
            return {text}
        case Quantified(_, binders, body):
            bound = {name for b in binders for name in b.names}
            inner = free_names(body) - bound
            for b in binders:
                if b.relation is not None:
                    inner |= free_names(b.relation[1])
            return inner
        case _:
            found: set[str] = set()
            for child in children(term):
                found |= free_names(child)
            return found
