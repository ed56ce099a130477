"""Relations between naturals restated between integers, where ring reasoning works."""

from __future__ import annotations

from prover.policy.symbolic.goals.sequent import Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary, subterms

_PUSH = (
    "Int.natCast_add, Int.natCast_mul, Int.natCast_pow, Int.natCast_one, Int.natCast_zero, "
    "Int.cast_ofNat_Int"
)


def push(*names: str) -> str:
    """A line that moves casts inwards in some hypotheses. (`push_cast` runs out of recursion depth
    on numerals of a few hundred in core Lean.)"""
    return f"try simp only [{_PUSH}] at {' '.join(names)}"


def cast_equations(sequent: Sequent) -> str:
    """Lean lines that add the integer form of every natural equation of the context."""
    return _casts(sequent, {"=": "congrArg (fun t : Nat => (t : Int))"})


def cast_relations(sequent: Sequent) -> str:
    """The same for equations and inequalities."""
    return _casts(
        sequent,
        {
            "=": "congrArg (fun t : Nat => (t : Int))",
            "≤": "Int.ofNat_le.mpr",
            "<": "Int.ofNat_lt.mpr",
            "≥": "Int.ofNat_le.mpr",
            ">": "Int.ofNat_lt.mpr",
        },
    )


def _casts(sequent: Sequent, lemmas: dict[str, str]) -> str:
    lines: list[str] = []
    for i, f in enumerate(sequent.facts()):
        s = f.statement
        if not isinstance(s, Binary) or s.op not in lemmas:
            continue
        if relation_type(sequent, s) != "Nat":
            continue
        if not any(isinstance(t, Binary) and t.op in ("*", "^") for t in subterms(s)):
            continue
        lines.append(f"have zc{i} := {lemmas[s.op]} {f.proof}\n{push(f'zc{i}')}\n")
    return "".join(lines[:5])
