"""Proposer: witnesses for existential goals, by small search and by linear templates."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from prover.policy.symbolic.equations.divisors import divisors
from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, Value, holds
from prover.policy.symbolic.goals.sequent import Sequent, normal_type, relation_type
from prover.policy.symbolic.goals.terms import (
    RELATIONS,
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    free_names,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion

MAX_POINTS = 120_000
_CLOSE = (
    "(by first | decide | omega | grind | simp_all | (refine ⟨?_, ?_⟩ <;> first | omega | grind))"
)


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """`refine ⟨a, b, ?_⟩` with values that make the body true at every sample."""
    goal = sequent.conclusion
    if not isinstance(goal, Quantified) or goal.op != "∃":
        return
    names: list[str] = []
    kinds: list[Term | None] = []
    body: Term = goal
    while isinstance(body, Quantified) and body.op == "∃":
        for b in body.binders:
            if b.relation is not None:
                return
            names += list(b.names)
            kinds += [normal_type(b.type) if b.type is not None else None] * len(b.names)
        body = body.body
    types = dict(sequent.variables)
    inferred = [
        k if k is not None else _infer(sequent, body, n) for n, k in zip(names, kinds, strict=True)
    ]
    types.update(zip(names, inferred, strict=True))
    parameters = [
        v
        for v in sequent.variables
        if v in free_names(body) and sequent.type_text(v) in ("Nat", "Int", *sequent.fields)
    ]
    search = _parametric if parameters else _ground
    for count, texts in enumerate(search(sequent, names, inferred, body, types, parameters)):
        yield Suggestion(f"exact ⟨{', '.join(texts)}, {_CLOSE}⟩", 0.6)
        yield Suggestion(f"refine ⟨{', '.join(texts)}, ?_⟩", 0.35)
        if count >= 2:
            return


def _infer(sequent: Sequent, body: Term, name: str) -> Term:
    """The type of a bound name that Lean did not print: that of what it is compared with."""
    for s in subterms(body):
        if isinstance(s, Binary) and s.op in RELATIONS and name in free_names(s):
            kind = relation_type(sequent, s)
            cast = any(
                isinstance(t, Unary) and t.op == "↑" and name in free_names(t) for t in subterms(s)
            )
            if cast:
                return Name("Nat")
            return Name(kind)
    return Name("Nat")


def _ground(
    sequent: Sequent,
    names: list[str],
    kinds: list[Term],
    body: Term,
    types: dict[str, Term],
    parameters: list[str],
) -> Iterator[list[str]]:
    del parameters
    pools = [_pool(k, sequent, alone=len(kinds) == 1) for k in kinds]
    total = 0
    previous = 0
    size = 6
    limit = max(len(p) for p in pools)
    if len(names) > 1 and all(p == pools[0] for p in pools):
        for v in pools[0]:  # all equal: the extremal case of symmetric systems
            equal: dict[str, Value] = dict.fromkeys(names, v)
            try:
                if holds(body, Scope(equal, types)):
                    yield [_text(v)] * len(names)
            except (UnknownValueError, ZeroDivisionError, OverflowError):
                return
    while previous < limit:
        for choice in product(*(p[:size] for p in pools)):
            if previous and all(c in p[:previous] for c, p in zip(choice, pools, strict=True)):
                continue
            total += 1
            if total > MAX_POINTS:
                return
            values: dict[str, Value] = dict(zip(names, choice, strict=True))
            try:
                if holds(body, Scope(values, types)):
                    yield [_text(v) for v in choice]
            except (UnknownValueError, ZeroDivisionError, OverflowError):
                return
        previous, size = size, size * 2


def _pool(kind: Term, sequent: Sequent, *, alone: bool) -> list[Fraction]:
    text = kind.text if isinstance(kind, Name) else ""
    numerals = {s.value for s in subterms(sequent.conclusion) if isinstance(s, Num)}
    near = [n + d for n in sorted(numerals) for d in (0, 1, -1)]
    for n in sorted(numerals):
        if n.denominator == 1 and 60 < n <= 5000:
            near += [Fraction(d) for d in divisors(int(n))]
    if text == "Nat":
        base = [Fraction(k) for k in range(2000 if alone else 60)]
        return list(
            dict.fromkeys([*base[:6], *(v for v in near if v >= 0 and v.denominator == 1), *base])
        )
    if text == "Int":
        base = sorted((Fraction(k) for k in range(-30, 31)), key=lambda v: (abs(v), -v))
        return list(dict.fromkeys([*base[:6], *(v for v in near if v.denominator == 1), *base]))
    if text in sequent.fields:
        below = {n.denominator for n in numerals} | {
            int(s.right.value)
            for s in subterms(sequent.conclusion)
            if isinstance(s, Binary)
            and s.op == "/"
            and isinstance(s.right, Num)
            and 0 < s.right.value <= 12
        }
        base = sorted(
            {Fraction(n, d) for d in {1, 2, 3, 4} | below for n in range(-12, 13)},
            key=lambda v: (v.denominator + abs(v), -v),
        )
        return list(dict.fromkeys([*base[:6], *near, *base]))
    return [Fraction(0)]


def _parametric(
    sequent: Sequent,
    names: list[str],
    kinds: list[Term],
    body: Term,
    types: dict[str, Term],
    parameters: list[str],
) -> Iterator[list[str]]:
    """Templates `a * p + b`, `p * q`, `p ^ 2`, `p / 2`, … judged at sample values."""
    if len(names) > 4 or len(parameters) > 3:
        return
    samples = _samples(sequent, parameters)
    if not samples:
        return
    templates = [_templates(sequent, parameters, k) for k in kinds]
    if len(names) == 3:
        templates = [t[:30] for t in templates]
    if len(names) == 4:
        templates = [_simple(parameters)] * 4
    for total, choice in enumerate(product(*templates)):
        if total > MAX_POINTS // 5:
            return
        try:
            good = True
            for sample in samples:
                values: dict[str, Value] = dict(sample)
                for n, (_, fn) in zip(names, choice, strict=True):
                    values[n] = fn(sample)
                if not holds(body, Scope(values, types)):
                    good = False
                    break
        except (UnknownValueError, ZeroDivisionError, OverflowError):
            return
        if good:
            yield [text for text, _ in choice]


def _samples(sequent: Sequent, parameters: list[str]) -> list[dict[str, Fraction]]:
    """Points that meet the hypotheses that can be evaluated."""
    pools = []
    for p in parameters:
        kind = sequent.type_text(p)
        low = 0 if kind == "Nat" else -6
        pools.append([Fraction(k) for k in range(low, 13)])
    out: list[dict[str, Fraction]] = []
    for choice in product(*pools):
        point = dict(zip(parameters, choice, strict=True))
        values: dict[str, Value] = dict(point)
        good = True
        for f in sequent.facts():
            try:
                if not holds(f.statement, Scope(values, sequent.variables)):
                    good = False
                    break
            except (UnknownValueError, ZeroDivisionError):
                continue
        if good:
            out.append(point)
        if len(out) >= 14:
            break
    return out


def _templates(sequent: Sequent, parameters: list[str], kind: Term) -> list[tuple[str, _Template]]:
    text = kind.text if isinstance(kind, Name) else ""
    natural = text == "Nat"
    out: list[tuple[str, _Template]] = []
    out += [(_text(Fraction(b)), _constant(b)) for b in (0, 1, -1, 2, 3) if not (natural and b < 0)]
    for p in parameters:
        own = sequent.type_text(p)
        shown = p if own == text else f"({p} : {text})"
        for a in (1, 2, -1, 3, -2, 4):
            for b in (0, 1, -1, 2, -2, 3):
                if natural and (a < 0 or b < 0):
                    continue
                body = shown if a == 1 else f"{_text(Fraction(a))} * {shown}"
                if b:
                    body += f" + {b}" if b > 0 else f" - {-b}"
                out.append((f"({body})", _linear(p, a, b)))
        out.append((f"({shown} * {shown})", _square(p, 0)))
        for d in (2, 3, 4):
            if own == text and text in ("Nat", "Int"):
                out.append((f"({p} / {d})", _quotient(p, d)))
            elif text in sequent.fields:
                out.append((f"({shown} / {d})", _ratio(p, d)))
    for i, p in enumerate(parameters):
        for q in parameters[i + 1 :]:
            if sequent.type_text(p) == sequent.type_text(q) == text:
                out.append((f"({p} + {q})", _sum(p, q, 1)))
                out.append((f"({p} * {q})", _product(p, q)))
                if not natural:
                    out.append((f"({p} - {q})", _sum(p, q, -1)))
                    out.append((f"({q} - {p})", _sum(q, p, -1)))
                if text in sequent.fields:
                    out.append((f"(({p} + {q}) / 2)", _mean(p, q)))
    return out


def _simple(parameters: list[str]) -> list[tuple[str, _Template]]:
    """0, p, -p and p - q: enough for symmetries of a form."""
    out: list[tuple[str, _Template]] = []
    for p in parameters[-2:]:
        out += [(p, _linear(p, 1, 0)), (f"(-{p})", _linear(p, -1, 0))]
        out += [(f"({p} - {q})", _sum(p, q, -1)) for q in parameters[-2:] if q != p]
    for p, q in zip(parameters[-2:], parameters[-1:], strict=False):
        out.append((f"({p} + {q})", _sum(p, q, 1)))
    return out


class _Template:
    """A value computed from the parameters."""

    def __init__(self, terms: list[tuple[Fraction, tuple[str, ...]]], divide: int = 0) -> None:
        self._terms = terms
        self._divide = divide

    def __call__(self, point: dict[str, Fraction]) -> Fraction:
        total = Fraction(0)
        for c, factors in self._terms:
            for f in factors:
                c *= point[f]
            total += c
        return Fraction(total // self._divide) if self._divide else total


def _constant(b: int) -> _Template:
    return _Template([(Fraction(b), ())])


def _linear(p: str, a: int, b: int) -> _Template:
    return _Template([(Fraction(a), (p,)), (Fraction(b), ())])


def _square(p: str, b: int) -> _Template:
    return _Template([(Fraction(1), (p, p)), (Fraction(b), ())])


def _quotient(p: str, d: int) -> _Template:
    return _Template([(Fraction(1), (p,))], d)


def _ratio(p: str, d: int) -> _Template:
    return _Template([(Fraction(1, d), (p,))])


def _sum(p: str, q: str, sign: int) -> _Template:
    return _Template([(Fraction(1), (p,)), (Fraction(sign), (q,))])


def _product(p: str, q: str) -> _Template:
    return _Template([(Fraction(1), (p, q))])


def _mean(p: str, q: str) -> _Template:
    return _Template([(Fraction(1, 2), (p,)), (Fraction(1, 2), (q,))])


def _text(value: Fraction) -> str:
    plain = value.denominator == 1 and value >= 0
    return str(value) if plain else f"({value})"
