"""Proposer: inequalities over ordered rings, from certificates (`products`, `sos`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from prover.policy.symbolic.goals.poly import Poly
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import Binary, Num, Term, show
from prover.policy.symbolic.inequalities import balance, cone, products, sos
from prover.policy.symbolic.inequalities.denominators import clear
from prover.policy.symbolic.inequalities.inequality import (
    PRODUCT_POS,
    Inequality,
    read_inequality,
    relevant,
)
from prover.policy.symbolic.inequalities.products import Fact, tactic
from prover.policy.symbolic.suggestion import Suggestion, indent

_EPSILONS = (Fraction(1, 8), Fraction(1, 100), Fraction(1, 10_000))


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Tactics that state the facts of a certificate and close by linear arithmetic."""
    problem = read_inequality(sequent)
    if problem is None:
        equality = _as_square(sequent)
        if equality is not None:
            yield from _equality(sequent, *equality)
        return
    problem = relevant(problem)
    if problem.denominators:
        replaced = balance.reciprocals(problem, sequent.conclusion)
        if replaced is not None:
            yield Suggestion(replaced, 0.65)
            return
        cleared = clear(problem, positivity)
        if cleared is not None:
            yield Suggestion(cleared, 0.6)
        return
    for proof in balance.proofs(problem):
        yield Suggestion(proof, 0.65)
        return
    found = False
    for proof in _proofs(problem):
        found = True
        yield Suggestion(proof, 0.6)
    yield from _orderings(sequent, problem, found=found)


def _proofs(problem: Inequality) -> Iterator[str]:
    """Tactic texts that prove `target >= 0`."""
    if problem.target.degree >= 3:
        for text in cone.proofs(problem):
            yield text
            return
    found = products.certificate(problem)
    if found is not None:
        yield tactic(problem, found)
        if sum(1 for f in found if f.statement) <= 7:
            return
    if problem.strict and problem.domain != "Int":
        shifted = (replace(problem, target=problem.target - Poly.const(e)) for e in _EPSILONS)
    elif problem.strict:
        shifted = (replace(problem, target=problem.target - Poly.const(1)) for _ in range(1))
    else:
        shifted = (problem for _ in range(1))
    for candidate in shifted:
        for facts in sos.certificates(candidate):
            yield tactic(problem, facts)
            return
    for multiplier, text in _multipliers(problem):
        raised = replace(problem, target=problem.target * multiplier, strict=False)
        for facts in sos.certificates(raised):
            yield _cancel(problem, multiplier, text, facts)
            return


def _multipliers(problem: Inequality) -> Iterator[tuple[Poly, str]]:
    """Positive factors worth multiplying a non-strict target by (after Polya and Reznick)."""
    if problem.strict or problem.target.constant is not None:
        return
    positive = [
        (c.poly, c.proof)
        for c in problem.constraints
        if c.strict and c.poly.degree == 1 and len(c.poly.terms) == 1 and " " not in c.proof
    ]
    if len(positive) >= 2:
        total = Poly.const(0)
        for p, _ in positive:
            total = total + p
        yield total, "by grind"
    yield from positive[:3]
    yield from [
        (c.poly, "by grind" if " " in c.proof else c.proof)
        for c in problem.constraints
        if c.strict and c.poly.degree == 2
    ][:2]


def _cancel(problem: Inequality, multiplier: Poly, proof: str, facts: list[Fact]) -> str:
    """From `0 <= target * multiplier` to `0 <= target`, by contradiction."""
    factor, target = problem.write(multiplier), problem.write(problem.target)
    steps = [f"have s{i} : {f.statement} := {f.proof}" for i, f in enumerate(facts, 1)]
    return "\n".join(
        [
            "apply Classical.byContradiction",
            "intro hneg",
            *steps,
            f"have hm : 0 < {factor} := {proof}",
            f"have hp : 0 < (-({target})) * ({factor}) := {PRODUCT_POS} (by grind) hm",
            "grind",
        ]
    )


def positivity(problem: Inequality, poly: Poly) -> str | None:
    """A Lean term that proves `0 < poly` under the constraints."""
    for c in problem.constraints:
        if c.poly.terms == poly.terms and c.strict and " " not in c.proof:
            return c.proof
    goal = replace(problem, target=poly, strict=True, denominators=(), sides=None)
    if poly.degree == 1:  # linear arithmetic needs no help
        found = products.certificate(goal)
        if found is not None and not any(f.statement for f in found):
            return "by grind"
    for proof in (*cone.proofs(goal), *_proofs(goal)):
        return "by\n" + indent(proof)
    return None


def _orderings(sequent: Sequent, problem: Inequality, *, found: bool) -> Iterator[Suggestion]:
    """Split on which of two variables is the larger: symmetric inequalities such as Schur's."""
    names = [a for a in problem.atoms if a in sequent.variables]
    if not 2 <= len(names) <= 4 or problem.target.degree < 2:
        return
    known = {show(f.statement) for f in sequent.facts()}
    if any(f"{a} ≤ {b}" in known for a in names for b in names):
        return
    if len(names) == 3:
        yield Suggestion(
            " <;>\n".join(
                f"rcases Std.le_total (a := {a}) (b := {b}) with o{i} | o{i}"
                for i, (a, b) in enumerate(combinations(names, 2))
            ),
            0.03 if found else 0.25,
        )
    for a, b in combinations(names, 2):
        if {f"{a} ≤ {b}", f"{b} ≤ {a}"} & known:
            continue
        yield Suggestion(f"rcases Std.le_total (a := {a}) (b := {b}) with ho | ho", 0.05)


def _as_square(sequent: Sequent) -> tuple[Term, Term] | None:
    match sequent.conclusion:
        case Binary("=", left, right):
            return left, right
        case _:
            return None


def _equality(sequent: Sequent, left: Term, right: Term) -> Iterator[Suggestion]:
    """An equality that inequalities force: show `(l - r)^2 <= 0`."""
    kind = sequent.value_type(sequent.conclusion)
    if kind not in sequent.fields and kind != "Int":
        return
    zero = Binary("≤", Binary("^", Binary("-", left, right), Num(Fraction(2))), Num(Fraction(0)))
    problem = read_inequality(replace(sequent, conclusion=zero))
    if problem is None or problem.denominators or not problem.target.terms:
        return
    for proof in _proofs(problem):
        text = f"({show(left)}) - ({show(right)})"
        yield Suggestion(
            f"have hq : ({text})^2 ≤ 0 := by\n{indent(proof)}\n"
            f"have hs : 0 ≤ ({text})^2 := Lean.Grind.OrderedRing.sq_nonneg\n"
            f"have hz : ({text}) * ({text}) = 0 := by grind\n"
            + (
                "rcases Int.mul_eq_zero.mp hz with h0 | h0 <;> grind"
                if kind == "Int"
                else "rcases Lean.Grind.Field.of_mul_eq_zero hz with h0 | h0 <;> grind"
            ),
            0.4,
        )
        return
