"""Equations between naturals restated between integers, where subtraction and `mul_eq_zero` work."""

from __future__ import annotations

from prover.policy.symbolic.sequent import Sequent, relation_type
from prover.policy.symbolic.terms import Binary


def cast_equations(sequent: Sequent) -> str:
    """Lean lines that add the integer form of every natural equation of the context."""
    lines = [
        f"have zc{i} := congrArg (fun t : Nat => (t : Int)) {f.proof}\npush_cast at zc{i}\n"
        for i, f in enumerate(sequent.facts())
        if isinstance(f.statement, Binary)
        and f.statement.op == "="
        and relation_type(sequent, f.statement) == "Nat"
    ]
    return "".join(lines[:5])
