"""Proposer: refute a universal hypothesis at a concrete point.

Goals are `False` with a hypothesis `∀ …` (the negation of a false statement, after `intro`), or
`¬ ∀ …` itself. Small values are searched for that meet the premises and break the conclusion;
abstract ordered fields are taken to be `Rat`, and functions to be low-degree polynomials.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, product

from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, Value, holds
from prover.policy.symbolic.goals.points import points
from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import Sequent, is_proposition, normal_type
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    conjuncts,
    free_names,
    show,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion

MAX_POINTS = 60_000
_CLOSE = "(by first | decide | grind | omega | simp | (intros; grind) | (intros; omega))"


@dataclass(frozen=True, slots=True)
class _Step:
    """One argument of the hypothesis: a value of a type, a premise, or an instance."""

    name: str
    kind: Term | None
    premise: Term | None
    explicit: bool


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """`exact absurd (h 3 5 proof) proof`-like tactics."""
    if sequent.conclusion == Name("False"):
        for h in sequent.hypotheses:
            if isinstance(h.statement, Quantified) and h.statement.op == "∀":
                yield from _refute(sequent, h.proof, h.statement, "")
    match sequent.conclusion:
        case Unary("¬", Quantified("∀", _, _) as statement):
            yield from _refute(sequent, "hall", statement, "intro hall\n")
        case Unary("¬", arg) if not any(n in sequent.variables for n in free_names(arg)):
            yield Suggestion("intro hall\nrevert hall\ndecide", 0.3)
        case _:
            return


def telescope(term: Term, variables: dict[str, Term]) -> tuple[list[_Step], Term]:
    """The arguments of a universal statement in order, and its conclusion."""
    steps: list[_Step] = []
    types = dict(variables)
    while True:
        match term:
            case Quantified("∀", binders, body):
                for b in binders:
                    kind = normal_type(b.type) if b.type is not None else None
                    if b.style == "[":
                        continue
                    for name in b.names:
                        if kind is not None and is_proposition(kind, types):
                            steps.append(_Step(name, None, kind, b.style == "("))
                            continue
                        steps.append(_Step(name, kind, None, b.style == "("))
                        types[name] = kind if kind is not None else Name("")
                        if b.relation is not None:
                            bound = Binary(b.relation[0], Name(name), b.relation[1])
                            steps.append(_Step("", None, bound, True))
                term = body
            case Binary("→", left, right):
                steps.append(_Step("", None, left, True))
                term = right
            case _:
                return steps, term


def _refute(sequent: Sequent, proof: str, statement: Term, prefix: str) -> Iterator[Suggestion]:
    steps, conclusion = telescope(statement, sequent.variables)
    carriers = {s.name for s in steps if s.kind == Name("Type") and s.premise is None}
    carriers |= {s.name for s in steps if s.kind is not None and show(s.kind).startswith("Type")}
    types: dict[str, Term] = dict(sequent.variables)
    for s in steps:
        if s.kind is not None:
            types[s.name] = s.kind
    places = [s for s in steps if s.premise is None and s.name not in carriers]
    premises = [s.premise for s in steps if s.premise is not None]
    count = 0
    candidates = chain(
        _on_variety(sequent, places, carriers, premises, conclusion),
        _points(places, carriers, premises, conclusion),
    )
    for values, texts in candidates:
        scope = Scope(values, types)
        try:
            good = all(holds(p, scope) for p in premises) and not holds(conclusion, scope)
        except (UnknownValueError, ZeroDivisionError, OverflowError):
            return
        if not good:
            continue
        named = "".join(f" ({c} := Rat)" for c in sorted(carriers))
        arguments: list[str] = []
        filled = iter(texts)
        for s in steps:
            if s.premise is not None:
                arguments.append(_CLOSE)
            elif s.name not in carriers:
                value = next(filled)
                arguments.append(value if s.explicit else f"({s.name} := {value})")
        whole = f"({proof}{named} {' '.join(arguments)})"
        yield Suggestion(f"{prefix}exact absurd {whole} {_CLOSE}", 0.9)
        yield Suggestion(
            f"{prefix}have hc := {whole}\nrevert hc\nfirst\n  | decide\n  | grind\n  | simp", 0.3
        )
        count += 1
        if count >= 3:
            return


def _on_variety(
    sequent: Sequent,
    places: list[_Step],
    carriers: set[str],
    premises: list[Term],
    conclusion: Term,
) -> Iterator[tuple[dict[str, Value], list[str]]]:
    """Assignments that satisfy the equational premises by construction."""
    kinds = {s.kind.text if isinstance(s.kind, Name) else "" for s in places}
    if len(kinds) != 1 or not places:
        return
    (kind,) = kinds
    is_field = kind in carriers or kind in ("Rat", "Real")
    if not is_field and kind not in ("Nat", "Int"):
        return
    equations: list[Poly] = []
    for p in premises:
        for part in conjuncts(p):
            if isinstance(part, Binary) and part.op == "=":
                left = read_poly(part.left, kind, is_field=is_field)
                right = read_poly(part.right, kind, is_field=is_field)
                if left is not None and right is not None:
                    equations.append(left - right)
    names = [s.name for s in places]
    if not equations or any(a not in names for p in equations for a in p.atoms):
        return
    pool = [v for v, _ in _pool(places[0], carriers, _numerals(premises, conclusion), 2)]
    for point in points(equations, names, [v for v in pool if isinstance(v, Fraction)]):
        values = [point[n] for n in names]
        if kind != "Rat" and not is_field and any(v.denominator != 1 for v in values):
            continue
        if kind == "Nat" and any(v < 0 for v in values):
            continue
        found: dict[str, Value] = dict(zip(names, values, strict=True))
        yield found, [_text(v, kind) for v in values]


def _numerals(premises: list[Term], conclusion: Term) -> list[Fraction]:
    return sorted(
        {
            s.value
            for t in [*premises, conclusion]
            for s in subterms(t)
            if isinstance(s, Num) and abs(s.value) <= 10**6
        }
    )


def _points(
    places: list[_Step], carriers: set[str], premises: list[Term], conclusion: Term
) -> Iterator[tuple[dict[str, Value], list[str]]]:
    """Assignments, small first, with the Lean text of each value."""
    numerals = _numerals(premises, conclusion)
    pools = [_pool(s, carriers, numerals, len(places)) for s in places]
    if any(not pool for pool in pools):
        return
    total = 0
    limit = max((len(p) for p in pools), default=0)
    previous = 0
    size = 4
    while previous < limit or not pools:
        for choice in product(*(range(min(size, len(p))) for p in pools)):
            if previous and all(i < previous for i in choice):
                continue
            total += 1
            if total > MAX_POINTS:
                return
            values: dict[str, Value] = {}
            texts: list[str] = []
            for s, pool, i in zip(places, pools, choice, strict=True):
                values[s.name] = pool[i][0]
                texts.append(pool[i][1])
            yield values, texts
        if not pools:
            return
        previous, size = size, size * 2


def _pool(
    step: _Step, carriers: set[str], numerals: list[Fraction], places: int
) -> list[tuple[Value, str]]:
    kind = step.kind
    if isinstance(kind, Name):
        near = sorted({n + d for n in numerals for d in (-1, 0, 1)}, key=lambda v: (abs(v), v))
        if kind.text == "Nat":
            whole = [Fraction(k) for k in range(40 if places > 1 else 300)]
            values = _unique(
                whole[:12] + [v for v in near if v >= 0 and v.denominator == 1] + whole
            )
        elif kind.text == "Int":
            whole = sorted((Fraction(k) for k in range(-30, 31)), key=lambda v: (abs(v), -v))
            values = _unique(
                whole[:9] + [w for v in near if v.denominator == 1 for w in (v, -v)] + whole
            )
        elif kind.text in carriers or kind.text in ("Rat", "Real"):
            small = [Fraction(n, d) for d in (1, 2, 3, 4, 10) for n in range(-12, 13)]
            small.sort(key=lambda v: (v.denominator + abs(v), -v))
            values = _unique(small[:12] + [w for v in near for w in (v, -v)] + small)
        else:
            return []
        return [(v, _text(v, kind.text)) for v in values]
    if isinstance(kind, Binary) and kind.op == "→":
        return _functions(kind, numerals)
    return []


def _functions(kind: Binary, numerals: list[Fraction]) -> list[tuple[Value, str]]:
    """Polynomials of degree at most 2 in the first argument, with small coefficients."""
    depth, node = 1, kind.right
    while isinstance(node, Binary) and node.op == "→":
        depth, node = depth + 1, node.right
    names = ["x", "y", "z"][:depth]
    if depth > 2 or not isinstance(node, Name):
        return []
    natural = node.text == "Nat"
    coefficients = [Fraction(k) for k in (0, 1, -1, 2, 3, -2)]
    shifts = _unique([*coefficients, *(w for v in numerals for w in (v, -v))])
    source = kind.left.text if isinstance(kind.left, Name) else ""
    cast = f"(x : {node.text})" if source in ("Nat", "Int") and source != node.text else "x"
    out: list[tuple[Value, str]] = []
    for a, b in product([Fraction(0), Fraction(1), Fraction(-1), Fraction(2)], coefficients):
        for c in shifts if not a else shifts[:4]:
            if natural and (a < 0 or b < 0 or c < 0):
                continue
            parts = [f"{_text(k, '')} * {m}" for k, m in ((a, f"{cast}^2"), (b, cast)) if k]
            body = " + ".join([*parts, _text(c, "")] if c or not parts else parts)

            def fn(*args: Fraction, a: Fraction = a, b: Fraction = b, c: Fraction = c) -> Fraction:
                return a * args[0] ** 2 + b * args[0] + c

            out.append((fn, f"(fun {' '.join(names)} => {body})"))
    return out


def _unique(values: list[Fraction]) -> list[Fraction]:
    return list(dict.fromkeys(values))


def _text(value: Fraction, kind: str) -> str:
    body = str(value.numerator) if value.denominator == 1 else f"{value}"
    return body if value >= 0 and value.denominator == 1 else f"({body})"
