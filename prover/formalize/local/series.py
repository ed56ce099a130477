"""Sums and products that are written with dots, as `∑` and `∏`.

`1 + 3 + … + 99` is read off the pattern of its members: between the first two, some numbers change by
constant steps; the last member says how far they go. What shows no pattern keeps its dots.
"""

from __future__ import annotations

from fractions import Fraction

from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    free_names,
    substitute,
    subterms,
)

DOTS = Name("…")
_INDEX = ("k", "j", "i", "m", "t")


def folded(term: Term) -> Term:
    """The term with every series in it folded, innermost first."""
    match term:
        case Binary(op, left, right):
            if op in ("+", "-", "*") and DOTS in _members(term, op):
                series = _series(term, op)
                if series is not None:
                    return series
            return Binary(op, folded(left), folded(right))
        case Unary(op, arg):
            return Unary(op, folded(arg))
        case App(fn, args):
            return App(fn, tuple(map(folded, args)))
        case Quantified(op, binders, body):
            return Quantified(op, binders, folded(body))
        case _:
            return term


def _members(term: Term, op: str) -> list[Term]:
    if isinstance(term, Binary) and term.op == op:
        return [*_members(term.left, op), term.right]
    return [term]


def _series(term: Term, op: str) -> Term | None:
    members = _members(term, op)
    if op == "-" or members.count(DOTS) != 1:
        return None
    dots = members.index(DOTS)
    before, after = members[:dots], members[dots + 1 :]
    if len(before) < 2 or len(after) != 1:
        return None
    general = _general(before, after[0])
    if general is None:
        return None
    body, first, last = general
    taken = free_names(term)
    index = next(name for name in _INDEX if name not in taken)
    over = App(Name("Finset.Icc"), (first, last))
    sign = "∑" if op == "+" else "∏"
    inside = substitute(body, {"…": Name(index)})
    return Quantified(sign, (Binder((index,), None, "(", ("∈", over)),), inside)


def _general(before: list[Term], last: Term) -> tuple[Term, Term, Term] | None:
    """(body in the index `…`, first index, last index) of a series."""
    start = _changing(before[0], before[1])
    if not start:
        return None
    a, b = start[0]
    step = b - a
    if step == 0 or step.denominator != 1:
        return None
    if step == 1 and all(pair == start[0] for pair in start):
        base = a
        body = _template(before[0], before[1], DOTS)
    else:
        if any(y - x != step or x != a for x, y in start):
            return None
        base = Fraction(0)
        inner: Term = Binary("*", Num(step), DOTS) if step != 1 else DOTS
        value: Term = Binary("+", inner, Num(a)) if a > 0 else inner
        value = Binary("-", inner, Num(-a)) if a < 0 else value
        if step == a:
            base, value = Fraction(1), inner
        body = _template(before[0], before[1], value)
    end = _index_of(body, last)
    if end is None:
        return None
    for i, member in enumerate(before):
        if _index_of(body, member) != Num(base + i):
            return None
    return body, Num(base), end


def _changing(one: Term, two: Term) -> list[tuple[Fraction, Fraction]] | None:
    """The pairs of numbers in which two terms of the same shape differ; None for other shapes."""
    match one, two:
        case Num(a), Num(b):
            return [(a, b)] if a != b else []
        case rest, Binary("*", Num(b), factor) if rest == factor:
            return [(Fraction(1), b)]  # x + 2x + 3x
        case Binary(op, a1, a2), Binary(op2, b1, b2) if op == op2:
            parts = [_changing(a1, b1), _changing(a2, b2)]
        case Unary(op, a1), Unary(op2, b1) if op == op2:
            parts = [_changing(a1, b1)]
        case App(f, xs), App(g, ys) if f == g and len(xs) == len(ys):
            parts = [_changing(x, y) for x, y in zip(xs, ys, strict=True)]
        case _:
            return [] if one == two else None
    if any(part is None for part in parts):
        return None
    return [pair for part in parts if part is not None for pair in part]


def _template(one: Term, two: Term, value: Term) -> Term:
    match one, two:
        case Num(a), Num(b) if a != b:
            return value
        case rest, Binary("*", Num(_), factor) if rest == factor:
            return Binary("*", value, rest)
        case Binary(op, a1, a2), Binary(_, b1, b2):
            return Binary(op, _template(a1, b1, value), _template(a2, b2, value))
        case Unary(op, a1), Unary(_, b1):
            return Unary(op, _template(a1, b1, value))
        case App(f, xs), App(_, ys):
            return App(f, tuple(_template(x, y, value) for x, y in zip(xs, ys, strict=True)))
        case _:
            return one


def _index_of(body: Term, member: Term) -> Term | None:
    """For which index the body is the member: a number, or a term where the body is the index alone."""
    found: set[Term] = set()
    if not _match(body, member, found) or len(found) != 1:
        return None
    return found.pop()


def _match(body: Term, member: Term, found: set[Term]) -> bool:
    if body == DOTS:
        found.add(member)
        return True
    if DOTS not in set(subterms(body)):
        return body == member
    if body == Binary("*", DOTS, member):
        found.add(Num(Fraction(1)))
        return True
    solved = _solved(body, member)
    if solved is not None:
        found.add(solved)
        return True
    match body, member:
        case Binary(op, a1, a2), Binary(op2, b1, b2) if op == op2:
            return _match(a1, b1, found) and _match(a2, b2, found)
        case Unary(op, a1), Unary(op2, b1) if op == op2:
            return _match(a1, b1, found)
        case App(f, xs), App(g, ys) if f == g and len(xs) == len(ys):
            return all(_match(x, y, found) for x, y in zip(xs, ys, strict=True))
        case _:
            return False


def _solved(body: Term, member: Term) -> Term | None:
    """The index for which `c * index + d`, as `_general` writes it, is a member."""
    match body:
        case Binary("*", Num(c), inner) if inner == DOTS:
            shift = Fraction(0)
        case Binary("+" | "-" as op, Binary("*", Num(c), inner), Num(d)) if inner == DOTS:
            shift = d if op == "+" else -d
        case Binary("+" | "-" as op, inner, Num(d)) if inner == DOTS:
            c, shift = Fraction(1), d if op == "+" else -d
        case _:
            return None
    match member:
        case Num(value) if (value - shift) % c == 0:
            return Num((value - shift) / c)
        case Binary("*", Num(value), rest) if shift == 0 and value == c:
            return rest
        case Binary("+" | "-" as op, Binary("*", Num(value), rest), Num(e)) if value == c:
            over = ((e if op == "+" else -e) - shift) / c
            if over.denominator != 1:
                return None
            if over == 0:
                return rest
            return Binary("+" if over > 0 else "-", rest, Num(abs(over)))
        case _:
            return None
