"""The cheap proposals: tactics that follow from the goal's shape alone, in microseconds."""

from __future__ import annotations

from collections.abc import Iterator

from prover.policy.symbolic import structure
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.shape import Shape, constants, read_shape
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    subterms,
)
from prover.policy.symbolic.induction import induction
from prover.policy.symbolic.library import closers
from prover.policy.symbolic.residues import cycles
from prover.policy.symbolic.suggestion import Suggestion

_MOD_INT = "Int.emod_emod_of_dvd, Int.add_emod, Int.sub_emod, Int.mul_emod, Int.pow_succ"
_MOD_NAT = "Nat.add_mod, Nat.mul_mod, Nat.pow_mod, Nat.pow_succ"


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Every cheap proposal, unordered; duplicates are the caller's to drop."""
    shape = read_shape(sequent)
    for s in _all(sequent, shape):
        yield Suggestion(sequent.rename + s.tactic, s.weight)


def _all(sequent: Sequent, shape: Shape) -> Iterator[Suggestion]:
    yield from structure.propose(sequent)
    yield from cycles.propose(sequent)
    yield from _closers(sequent, shape)
    yield from induction.propose(sequent)
    yield from closers.propose(sequent, shape)


def _closers(sequent: Sequent, shape: Shape) -> Iterator[Suggestion]:
    conclusion = sequent.conclusion
    compound = isinstance(conclusion, Quantified) or (
        isinstance(conclusion, Binary) and conclusion.op in ("→", "∧", "↔")
    )
    damp = 0.5 if compound else 1.0
    exists = isinstance(conclusion, Quantified) and conclusion.op == "∃"
    if shape.closed and not exists:
        yield Suggestion("decide", 0.7 if not sequent.hypotheses else 0.2)
        heavy = any(v > _LONG_TABLE for v in numerals(sequent.conclusion))
        table = 0.02 if heavy else 0.6
        yield Suggestion("decide +kernel", table if not sequent.hypotheses else 0.1)
        yield Suggestion("rfl", 0.15)
        yield Suggestion("simp", 0.2)
    if shape.discrete:
        yield Suggestion("omega", (0.85 if shape.linear else 0.3) * damp)
    yield Suggestion("grind", (0.35 if exists else 0.75) * damp)
    yield Suggestion("simp_all", 0.25 * damp)
    if shape.discrete and not shape.linear:
        yield Suggestion("simp_all <;> omega", 0.08)
    if shape.modular and not shape.linear:
        lemmas = _MOD_INT if "Int" in shape.domains else _MOD_NAT
        yield Suggestion(f"simp [{lemmas}, *]", 0.3 * damp)
        yield Suggestion(f"simp_all [{lemmas}]", 0.1 * damp)
    if isinstance(conclusion, Unary) or conclusion == Name("False"):
        yield Suggestion("contradiction", 0.05)
    yield Suggestion("grind (splits := 25) (ematch := 15) (gen := 20)", 0.12 * damp)
    defined = [c for c in constants(sequent) if "." not in c or c.split(".")[0] not in _CORE]
    if defined:
        names = ", ".join(defined[:6])
        yield Suggestion(f"simp [{names}]", 0.2 * damp)
        yield Suggestion(f"simp_all [{names}]", 0.15 * damp)
        yield Suggestion(f"grind [{names}]", 0.25 * damp)
        yield Suggestion(f"simp only [{names}] at *", 0.08)
        yield Suggestion(f"unfold {defined[0]}", 0.04)


def numerals(term: Term) -> list[int]:
    """The lengths of the `List.range`s in a term."""
    return [
        int(s.args[0].value)
        for s in subterms(term)
        if isinstance(s, App)
        and s.fn == Name("List.range")
        and len(s.args) == 1
        and isinstance(s.args[0], Num)
    ]


_LONG_TABLE = 20_000
_CORE = frozenset({"Nat", "Int", "List", "Rat", "Array", "Fin", "Option", "Lean", "Std"})
