"""Proposer: three vertices whose pairs have one colour (Ramsey's theorem for triangles).

For a colouring of the pairs of `Fin n` with c colours, n at least N(c) where N(0) = 2 and
N(c + 1) = (c + 1) (N(c) - 1) + 2 (Greenwood and Gleason, 1955): among the pairs of the first vertex
some colour occurs N(c) times (pigeonhole), and its ends either have a pair of that colour or use one
colour less. The tactic states both steps for lists of vertices and climbs from no colour to c.
"""

from __future__ import annotations

from collections.abc import Iterator

from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    conjuncts,
    show,
)
from prover.policy.symbolic.suggestion import Suggestion

_STEPS = """apply Classical.byContradiction
intro none
have pigeon : ∀ (f : «V» → «C») (k : Nat) (S : List «C») (R : List «V»), (∀ x ∈ R, f x ∈ S) →
    S.length * k < R.length → ∃ s ∈ S, k < (R.filter (fun x => f x = s)).length := by
  intro f k S
  induction S with
  | nil =>
    intro R hR hl
    cases R with
    | nil => simp at hl
    | cons x R => exact absurd (hR x List.mem_cons_self) List.not_mem_nil
  | cons s S ih =>
    intro R hR hl
    by_cases hs : k < (R.filter (fun x => f x = s)).length
    · exact ⟨s, List.mem_cons_self, hs⟩
    · have sum : (R.filter (fun x => f x = s)).length +
        (R.filter (fun x => !decide (f x = s))).length = R.length := by
        clear hR hl hs
        induction R with
        | nil => rfl
        | cons x R ihR => by_cases hx : f x = s <;> simp [hx] at ihR ⊢ <;> omega
      obtain ⟨t, ht, hk⟩ := ih (R.filter (fun x => !decide (f x = s))) (by
        intro x hx
        simp only [List.mem_filter, Bool.not_eq_true', decide_eq_false_iff_not] at hx
        exact (List.mem_cons.mp (hR x hx.1)).resolve_left hx.2) (by
        simp only [List.length_cons, Nat.add_mul, Nat.one_mul] at hl
        omega)
      exact ⟨t, List.mem_cons_of_mem _ ht,
        Nat.lt_of_lt_of_le hk ((List.filter_sublist.filter _).length_le)⟩
have l0 : ∀ (S : List «C») (L : List «V»), S.length ≤ 0 →
    L.Pairwise (fun i j => i < j ∧ «f» i j ∈ S) → 2 ≤ L.length → False := by
  intro S L hS hL hl
  match S, L, hS, hL, hl with
  | [], i :: j :: L, _, hL, _ => exact List.not_mem_nil ((List.pairwise_cons.mp hL).1 j List.mem_cons_self).2
have step : ∀ c N : Nat, (∀ (S : List «C») (L : List «V»), S.length ≤ c →
      L.Pairwise (fun i j => i < j ∧ «f» i j ∈ S) → N + 1 ≤ L.length → False) →
    ∀ (S : List «C») (L : List «V»), S.length ≤ c + 1 →
      L.Pairwise (fun i j => i < j ∧ «f» i j ∈ S) → (c + 1) * N + 2 ≤ L.length → False := by
  intro c N smaller S L hS hL hl
  match L, hL, hl with
  | v :: R, hL, hl =>
    obtain ⟨hv, hR⟩ := List.pairwise_cons.mp hL
    have hm := Nat.mul_le_mul_right N hS
    obtain ⟨s, hs, hk⟩ := pigeon («f» v) N S R (fun x hx => (hv x hx).2)
      (by simp only [List.length_cons] at hl; omega)
    refine smaller (S.erase s) (R.filter (fun x => «f» v x = s)) ?_ ?_ hk
    · rw [List.length_erase_of_mem hs]; omega
    · refine List.Pairwise.imp_of_mem ?_ (hR.sublist List.filter_sublist)
      intro a b ha hb hab
      simp only [List.mem_filter, decide_eq_true_eq] at ha hb
      refine ⟨hab.1, (List.mem_erase_of_ne ?_).mpr hab.2⟩
      intro e
      have e1 := ha.2
      have e2 := hb.2
      exact none ⟨v, a, b, (hv a ha.1).1, hab.1, by grind⟩"""


def size(colours: int) -> int:
    """N(colours): so many vertices have a triangle of one colour."""
    found = 2
    for c in range(colours):
        found = (c + 1) * (found - 1) + 2
    return found


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """For a conclusion `∃ i j k : Fin n, i < j ∧ j < k ∧ (equal colours)`."""
    goal = sequent.conclusion
    if not isinstance(goal, Quantified) or goal.op != "∃":
        return
    names = [n for b in goal.binders for n in b.names]
    parts = list(conjuncts(goal.body))
    if len(names) != 3 or any(b.relation is not None for b in goal.binders):
        return
    i, j, k = (Name(n) for n in names)
    if parts[:2] != [Binary("<", i, j), Binary("<", j, k)]:
        return
    for f, kind in sequent.variables.items():
        match kind:
            case Binary("→", App(Name("Fin"), (Num(n),)) as vertex, Binary("→", second, colour)):
                if second != vertex:
                    continue
                pairs = {App(Name(f), pair) for pair in ((i, j), (j, k), (i, k))}
            case _:
                continue
        palette = _palette(colour)
        if palette is None or n < size(palette[0]):
            continue
        if all(
            isinstance(p, Binary) and p.op == "=" and {p.left, p.right} < pairs for p in parts[2:]
        ):
            yield Suggestion(_tactic(f, show(vertex), show(colour), palette), 0.9)


def _palette(colour: Term) -> tuple[int, str, str] | None:
    """How many colours, their list, and why one colour (a hole) is in it."""
    match colour:
        case Name("Bool"):
            return 2, "[true, false]", "by cases {} <;> decide"
        case App(Name("Fin"), (Num(c),)) if 1 <= c <= 4:
            return int(c), f"(List.finRange {c})", "List.mem_finRange _"
        case _:
            return None


def _tactic(f: str, vertex: str, colour: str, palette: tuple[int, str, str]) -> str:
    count, every, member = palette
    lines = [_STEPS.replace("«f»", f).replace("«V»", f"({vertex})").replace("«C»", f"({colour})")]
    lines += [f"have l{c + 1} := step {c} {size(c) - 1} l{c}" for c in range(count)]
    vertices = f"(List.finRange {vertex.split()[-1]})"
    lines.append(
        f"exact l{count} {every} {vertices} (by decide) (by\n"
        f"  refine List.Pairwise.imp ?_ (show {vertices}.Pairwise (· < ·) by decide)\n"
        f"  intro i j hij\n  exact ⟨hij, {member.format(f'({f} i j)')}⟩) (by decide)"
    )
    return "\n".join(lines)
