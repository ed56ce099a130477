"""Proposer: closed forms for `(List.map f (List.range n)).sum`, guessed and shown by induction."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import lcm

from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, number, type_of
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import (
    App,
    Name,
    Projection,
    Quantified,
    Term,
    free_names,
    show,
    subterms,
)
from prover.policy.symbolic.induction.recurrence import newton_to_powers
from prover.policy.symbolic.suggestion import Suggestion

MAX_DEGREE = 6


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """One key lemma for all the sums of the conclusion that have polynomial closed forms."""
    lemmas: list[str] = []
    uses: list[str] = []
    for term in dict.fromkeys(subterms(sequent.conclusion)):
        parts = _sum(term)
        if parts is None:
            continue
        function, length = parts
        closed = _closed_form(sequent, function)
        if closed is None or free_names(function.body) & set(sequent.variables):
            continue
        scale, text, kind = closed
        k = len(lemmas)
        sum_text = f"(List.map ({show(function)}) (List.range m)).sum"
        left = f"{scale} * {sum_text}" if scale != 1 else sum_text
        lemmas.append(
            f"have key{k} : ∀ m : Nat, {left} = {text} := by\n  intro m\n  induction m with\n"
            f"  | zero => first | rfl | simp | grind\n"
            f"  | succ m ih => simp [List.range_succ] at *; first | grind | omega"
        )
        uses.append(f"have u{k} := key{k} ({show(length)})")
        del kind
    if lemmas:
        text = "\n".join([*lemmas, *uses])
        yield Suggestion(f"{text}\nfirst | omega | grind | simp_all", 0.8)


def _sum(term: Term) -> tuple[Quantified, Term] | None:
    match term:
        case Projection(App(Name("List.map"), (Quantified("fun", _, _) as f, listed)), "sum"):
            match listed:
                case App(Name("List.range"), (length,)):
                    return f, length
        case _:
            pass
    return None


def _closed_form(sequent: Sequent, function: Quantified) -> tuple[int, str, str] | None:
    """(d, P, type) with d * sum over k < m of f k = P(m), as Lean text in `m`."""
    if len(function.binders) != 1 or len(function.binders[0].names) != 1:
        return None
    name = function.binders[0].names[0]
    types: dict[str, Term] = {**sequent.variables, name: Name("Nat")}
    partial = [Fraction(0)]
    try:
        for k in range(MAX_DEGREE + 5):
            scope = Scope({name: Fraction(k)}, types)
            kind = type_of(function.body, scope) or "Int"
            partial.append(partial[-1] + number(function.body, scope, kind))
    except (UnknownValueError, ZeroDivisionError):
        return None
    rows = [partial]
    while len(rows) <= MAX_DEGREE + 1 and any(rows[-1]):
        row = rows[-1]
        rows.append([b - a for a, b in pairwise(row)])
    if any(rows[-1]):
        return None
    coefficients = newton_to_powers([row[0] for row in rows[:-1]])
    scale = lcm(*(c.denominator for c in coefficients))
    m = "m" if kind == "Nat" else f"(m : {kind})"
    pieces = []
    for power, c in enumerate(coefficients):
        value = int(c * scale)
        if value:
            pieces.append((value, "" if power == 0 else m if power == 1 else f"{m}^{power}"))
    positive = " + ".join(_term(v, u) for v, u in pieces if v > 0) or "0"
    negative = " + ".join(_term(-v, u) for v, u in pieces if v < 0)
    return scale, f"{positive} - ({negative})" if negative else positive, kind


def _term(value: int, unit: str) -> str:
    return f"{value} * {unit}" if unit else str(value)
