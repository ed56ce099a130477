"""Proposer: the library's definitions written out, and finite sums evaluated or summed by induction."""

from __future__ import annotations

from collections.abc import Iterator

from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import Name, Quantified, Term, free_names, subterms
from prover.policy.symbolic.suggestion import Suggestion

_UNFOLDINGS: dict[str, tuple[str, ...]] = {
    "Nat.ModEq": ("Nat.ModEq",),
    "Int.ModEq": ("Int.ModEq",),
    "IsLeast": ("IsLeast", "lowerBounds", "Set.mem_setOf_eq"),
    "IsGreatest": ("IsGreatest", "upperBounds", "Set.mem_setOf_eq"),
    "Even": ("Nat.even_iff", "Int.even_iff"),
    "Odd": ("Nat.odd_iff", "Int.odd_iff"),
    "Function.Injective": ("Function.Injective",),
    "Function.Surjective": ("Function.Surjective",),
    "Monotone": ("Monotone",),
    "StrictMono": ("StrictMono",),
    "Finset.range": ("Finset.mem_range",),
    "Finset.Icc": ("Finset.mem_Icc",),
    "Finset.filter": ("Finset.mem_filter",),
    "ExistsUnique": ("ExistsUnique",),
}
_SUMS = "Finset.sum_range_succ, Finset.sum_Icc_succ_top, Finset.prod_range_succ, Finset.prod_Icc_succ_top"
_STEP = "Finset.sum_range_succ, Finset.prod_range_succ"


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Unfoldings at all places, then closers; for sums also their evaluation."""
    if not sequent.library:
        return
    statements = [sequent.conclusion, *(h.statement for h in sequent.hypotheses)]
    names = set().union(*(_names(s) for s in statements))
    lemmas = dict.fromkeys(lemma for name in names for lemma in _UNFOLDINGS.get(name, ()))
    if lemmas:
        unfold = f"simp only [{', '.join(sorted(lemmas))}] at *"
        yield Suggestion(unfold, 0.3)
        yield Suggestion(f"{unfold} <;> omega", 0.2)
        yield Suggestion(f"{unfold} <;> grind", 0.2)
    if any(isinstance(s, Quantified) and s.op in "∑∏" for t in statements for s in subterms(t)):
        yield from _sums(sequent)
    if any(name.startswith("Complex") or name == "I" for name in names) or any(
        sequent.type_text(v) == "Complex" for v in sequent.variables
    ):
        yield from _complex()
    yield from _equivalences(sequent)


def _names(term: Term) -> set[str]:
    found = free_names(term)
    if any(isinstance(s, Quantified) and s.op == "∃!" for s in subterms(term)):
        found = found | {"ExistsUnique"}
    return found


def _sums(sequent: Sequent) -> Iterator[Suggestion]:
    yield Suggestion(f"norm_num [{_SUMS}]", 0.25)
    yield Suggestion(f"simp [{_SUMS}] <;> grind", 0.2)
    yield Suggestion(f"simp [{_SUMS}] at * <;> grind", 0.15)
    yield Suggestion("decide +kernel", 0.35)
    yield Suggestion("simp +decide", 0.1)
    for n in sequent.variables:
        if sequent.type_text(n) == "Nat":
            yield Suggestion(f"induction {n} <;> grind", 0.3)
            head = f"induction {n} with\n| zero => simp_all\n| succ k ih =>\n  "
            for finish in ("grind", "push_cast at *\n  grind", "field_simp at *\n  grind"):
                yield Suggestion(f"{head}simp only [{_STEP}] at *\n  {finish}", 0.25)


def _complex() -> Iterator[Suggestion]:
    yield Suggestion("grind [Complex.I_mul_I]", 0.3)
    yield Suggestion("simp [Complex.ext_iff] at * <;> grind", 0.25)
    yield Suggestion("norm_num [Complex.ext_iff]", 0.2)
    yield Suggestion("simp only [Complex.ext_iff]\nconstructor", 0.1)


def _equivalences(sequent: Sequent) -> Iterator[Suggestion]:
    """For `e : α ≃ β`: both inverses at the numbers and variables in sight."""
    for name, kind in sequent.variables.items():
        if not any(isinstance(s, Name) and s.text == "Equiv" for s in subterms(kind)):
            continue
        yield Suggestion(f"have e1 := {name}.left_inv\nhave e2 := {name}.right_inv\ngrind", 0.3)
        yield Suggestion(f"have e1 := {name}.left_inv\nhave e2 := {name}.right_inv", 0.1)
