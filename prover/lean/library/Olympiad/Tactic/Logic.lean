module

public meta import Olympiad.Tactic.Meta

/-!
# Logic: negations, witnesses, contradiction
-/

@[expose] public section

namespace Olympiad.Tactic

theorem not_le_iff {α : Type u} [LE α] [LT α] [Std.IsLinearOrder α] [Std.LawfulOrderLT α] {a b : α} :
    ¬ a ≤ b ↔ b < a := Std.not_le
theorem not_lt_iff {α : Type u} [LE α] [LT α] [Std.IsLinearOrder α] [Std.LawfulOrderLT α] {a b : α} :
    ¬ a < b ↔ b ≤ a := Std.not_lt
theorem not_ge_iff {α : Type u} [LE α] [LT α] [Std.IsLinearOrder α] [Std.LawfulOrderLT α] {a b : α} :
    ¬ a ≥ b ↔ a < b := Std.not_le
theorem not_gt_iff {α : Type u} [LE α] [LT α] [Std.IsLinearOrder α] [Std.LawfulOrderLT α] {a b : α} :
    ¬ a > b ↔ a ≤ b := Std.not_lt
theorem not_imp_iff {p q : Prop} : ¬ (p → q) ↔ p ∧ ¬ q := Classical.not_imp
theorem not_and_iff {p q : Prop} : ¬ (p ∧ q) ↔ (p → ¬ q) := not_and
theorem not_not_iff {p : Prop} : ¬ ¬ p ↔ p := Classical.not_not
theorem not_forall_iff {α : Sort u} {p : α → Prop} : (¬ ∀ x, p x) ↔ ∃ x, ¬ p x := Classical.not_forall
theorem not_iff_iff {p q : Prop} : ¬ (p ↔ q) ↔ (p ∧ ¬ q) ∨ (¬ p ∧ q) := by
  by_cases p <;> by_cases q <;> simp [*]
theorem not_ne_iff' {α : Sort u} {a b : α} : ¬ a ≠ b ↔ a = b := Classical.not_not
theorem not_eq_iff {α : Sort u} {a b : α} : ¬ a = b ↔ a ≠ b := Iff.rfl

theorem contrapositive {p q : Prop} (h : ¬ q → ¬ p) (hp : p) : q := Classical.byContradiction fun hq => h hq hp

end Olympiad.Tactic

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

/-- `push_neg` pushes negations inwards, in the goal or `at` a hypothesis. -/
syntax (name := pushNeg) "push_neg" (Lean.Parser.Tactic.location)? : tactic

macro_rules
  | `(tactic| push_neg) => `(tactic| simp only [Olympiad.Tactic.not_forall_iff, not_exists, Olympiad.Tactic.not_imp_iff,
      Olympiad.Tactic.not_and_iff, not_or, Olympiad.Tactic.not_le_iff, Olympiad.Tactic.not_lt_iff,
      Olympiad.Tactic.not_ge_iff, Olympiad.Tactic.not_gt_iff, Olympiad.Tactic.not_not_iff,
      Olympiad.Tactic.not_iff_iff, Olympiad.Tactic.not_ne_iff', not_true_eq_false, not_false_eq_true,
      ne_eq, exists_prop])
  | `(tactic| push_neg $l:location) => `(tactic| simp only [Olympiad.Tactic.not_forall_iff, not_exists, Olympiad.Tactic.not_imp_iff,
      Olympiad.Tactic.not_and_iff, not_or, Olympiad.Tactic.not_le_iff, Olympiad.Tactic.not_lt_iff,
      Olympiad.Tactic.not_ge_iff, Olympiad.Tactic.not_gt_iff, Olympiad.Tactic.not_not_iff,
      Olympiad.Tactic.not_iff_iff, Olympiad.Tactic.not_ne_iff', not_true_eq_false, not_false_eq_true,
      ne_eq, exists_prop] $l:location)

/-- `by_contra h` assumes the negation of the goal. -/
syntax (name := byContra) "by_contra" (ppSpace colGt ident)? : tactic

macro_rules
  | `(tactic| by_contra $h:ident) => `(tactic| refine Classical.byContradiction fun $h => ?_)
  | `(tactic| by_contra) => `(tactic| refine Classical.byContradiction fun h => ?_)

/-- `by_contra! h` assumes the negation of the goal, pushed inwards. -/
syntax (name := byContraPush) "by_contra! " (colGt ident)? : tactic

macro_rules
  | `(tactic| by_contra! $h:ident) => `(tactic| (by_contra $h:ident; try push_neg at $h:ident))

/-- `contrapose` turns the goal `p → q` into `¬ q → ¬ p`; `contrapose h` does so with a hypothesis. -/
syntax (name := contrapose) "contrapose" (ppSpace colGt ident)? : tactic

macro_rules
  | `(tactic| contrapose) => `(tactic| refine Olympiad.Tactic.contrapositive ?_)
  | `(tactic| contrapose $h:ident) =>
    `(tactic| (revert $h:ident; refine Olympiad.Tactic.contrapositive ?_; intro $h:ident))

/-- `contrapose!` also pushes the negations inwards. -/
syntax (name := contraposePush) "contrapose! " (colGt ident)? : tactic

macro_rules
  | `(tactic| contrapose! $h:ident) => `(tactic| (contrapose $h:ident; try push_neg at $h:ident; try push_neg))

/-- `use a, b` gives witnesses, and tries to close what is left by `trivial` and `rfl`. -/
syntax (name := use) "use " term,+ : tactic

macro_rules
  | `(tactic| use $a) => `(tactic| (refine Exists.intro $a ?_; try trivial))
  | `(tactic| use $a, $b) => `(tactic| (refine Exists.intro $a ?_; use $b))
  | `(tactic| use $a, $b, $c) => `(tactic| (refine Exists.intro $a ?_; use $b, $c))
  | `(tactic| use $a, $b, $c, $d) => `(tactic| (refine Exists.intro $a ?_; use $b, $c, $d))

/-- `tauto` proves propositional tautologies by cases. -/
macro "tauto" : tactic => `(tactic| first | grind only | (intros; simp_all; done))

/-- `set x := e with h` names a term wherever it stands; `h : x = e`. -/
syntax (name := setTactic) "set " ident " := " term (" with " ident)? : tactic

macro_rules
  | `(tactic| set $x:ident := $e with $h) =>
    `(tactic| (generalize $h:ident : $e = $x at *; replace $h:ident := Eq.symm $h))
  | `(tactic| set $x:ident := $e) => `(tactic| generalize $e = $x at *)

end
