"""Proposer: finitely many cases for an integer or natural variable.

Bounds are facts of the context or are derived from certificates (`products`); a short interval
becomes a case split, and bounded searches in naturals become one `decide`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prover.policy.symbolic.goals.poly import Poly
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.shape import leading_names
from prover.policy.symbolic.goals.terms import Name, Num, Term, free_names, show
from prover.policy.symbolic.inequalities import products
from prover.policy.symbolic.inequalities.inequality import Inequality, ordered, read_inequality
from prover.policy.symbolic.suggestion import Suggestion, indent

_STEPS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 32, 50, 100)
MAX_INTERVAL = 64
MAX_DECIDE = 12_000
_CLOSE = "first | omega | grind | (simp at *; done) | (simp_all; done) | (simp_all; omega)"


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Interval splits, shortest interval first."""
    if leading_names(sequent):
        return
    variables = [n for n in sequent.variables if sequent.type_text(n) in ("Nat", "Int")]
    if not 1 <= len(variables) <= 5:
        return
    yield from _decide(sequent, variables)
    intervals: list[tuple[int, str, str]] = []
    for x in variables:
        if not any(x in free_names(f.statement) for f in sequent.facts()):
            continue
        found = _interval(sequent, x)
        if found is not None:
            low, high, lines = found
            if high - low < MAX_INTERVAL:
                cases = " ∨ ".join(f"{x} = {_int(v)}" for v in range(low, high + 1))
                pattern = " | ".join(["rfl"] * (high - low + 1))
                head = f"{lines}have hx : {cases} := by omega\nrcases hx with {pattern}"
                intervals.append((high - low, x, head))
    intervals.sort(key=lambda item: item[0])
    for width, _, head in intervals[:3]:
        damp = 1.0 if width <= 12 else 0.7
        if width == 0:
            yield Suggestion(head, 0.6)
            continue
        yield Suggestion(f"{head} <;> {_CLOSE}", 0.55 * damp)
        yield Suggestion(f"{head} <;> try omega", 0.3 * damp)
        yield Suggestion(f"{head} <;> try ({_CLOSE})", 0.3 * damp)


def _int(value: int) -> str:
    return str(value) if value >= 0 else f"({value})"


def direct_bounds(sequent: Sequent, x: str) -> tuple[int | None, int | None]:
    """Numeric bounds that the context states outright."""
    low: int | None = 0 if sequent.type_text(x) == "Nat" else None
    high: int | None = None
    for fact in sequent.facts():
        side = ordered(fact.statement)
        if side is None:
            continue
        strict = 1 if side[0] == "<" else 0
        match side[1], side[2]:
            case Num(value), Name(n) if n == x and value.denominator == 1:
                bound = int(value) + strict
                low = bound if low is None else max(low, bound)
                if side[0] == "=":
                    high = bound
            case Name(n), Num(value) if n == x and value.denominator == 1:
                bound = int(value) - strict
                high = bound if high is None else min(high, bound)
                if side[0] == "=":
                    low = bound
            case _:
                continue
    return low, high


def _interval(sequent: Sequent, x: str) -> tuple[int, int, str] | None:
    """(low, high, Lean lines that establish both)."""
    low, high = direct_bounds(sequent, x)
    lines = ""
    base: Inequality | None = None
    if low is None or high is None or high - low >= MAX_INTERVAL:
        base = read_inequality(replace(sequent, conclusion=Name("False")))
        if base is None or not any(x in c.poly.atoms for c in base.constraints):
            return None
    if base is not None and (high is None or high - (low or 0) >= MAX_INTERVAL):
        for value in _STEPS:
            proof = _prove_bound(base, Poly.const(value) - Poly.atom(x))
            if proof is not None:
                high = value
                lines += f"have ub_{x} : {x} ≤ {value} := by\n{indent(proof)}\n"
                break
    if base is not None and low is None:
        for value in _STEPS:
            proof = _prove_bound(base, Poly.const(value) + Poly.atom(x))
            if proof is not None:
                low = -value
                lines += f"have lb_{x} : {_int(-value)} ≤ {x} := by\n{indent(proof)}\n"
                break
    if low is None or high is None or high < low:
        return None
    return low, high, lines


def _prove_bound(base: Inequality, target: Poly) -> str | None:
    problem = replace(base, target=target, strict=False)
    found = products.certificate(problem)
    return products.tactic(problem, found) if found is not None else None


def _decide(sequent: Sequent, variables: list[str]) -> Iterator[Suggestion]:
    """All variables natural and bounded: decide the whole table."""
    naturals = [n for n in variables if sequent.type_text(n) == "Nat"]
    used = [n for n in naturals if _mentioned(sequent, n)]
    if not used or len(used) != len([v for v in variables if _mentioned(sequent, v)]):
        return
    size = 1
    bounds: list[int] = []
    for n in used:
        high = direct_bounds(sequent, n)[1]
        if high is None:
            return
        bounds.append(high + 1)
        size *= high + 1
    if size > MAX_DECIDE:
        return
    allowed = set(used)
    facts = [
        f for f in sequent.facts() if free_names(f.statement) & set(sequent.variables) <= allowed
    ]
    if not free_names(sequent.conclusion) & set(sequent.variables) <= allowed:
        return
    premises = " → ".join(
        [*(f"({show(f.statement)})" for f in facts), f"({show(sequent.conclusion)})"]
    )
    body = f"decide ({premises})"
    for n, bound in reversed(list(zip(used, bounds, strict=True))):
        body = f"(List.range {bound}).all (fun {n} => {body})"
    proof = "key"
    for n in used:
        proof = f"(List.all_eq_true.mp {proof} {n} (List.mem_range.mpr (by omega)))"
    arguments = " ".join(f.proof for f in facts)
    yield Suggestion(
        f"have key : {body} = true := by decide +kernel\n"
        f"exact of_decide_eq_true {proof} {arguments}",
        0.5 if size < 2500 else 0.2,
    )


def _mentioned(sequent: Sequent, name: str) -> bool:
    terms: list[Term] = [sequent.conclusion, *(f.statement for f in sequent.facts())]
    return any(name in free_names(t) for t in terms)
