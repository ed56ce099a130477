module

/-!
# Unique existence, facts

`∃! x, p x` under Mathlib's name `ExistsUnique`, with Mathlib's binders, and `Fact p`.
-/

@[expose] public section

/-- There is one `x` with `p x`, and it is the only one. -/
def ExistsUnique {α : Sort u} (p : α → Prop) : Prop :=
  ∃ x, p x ∧ ∀ y, p y → y = x

open Lean TSyntax.Compat in
set_option compiler.extract_closed false in
/-- `∃! x, p x` and `∃! x y : α, p x y`. -/
macro "∃!" xs:explicitBinders ", " b:term : term => expandExplicitBinders ``ExistsUnique xs b

open Lean in
set_option compiler.extract_closed false in
/-- `∃! x ∈ s, p x`, `∃! x > 0, p x`: the bound belongs to the predicate. -/
syntax "∃! " binderIdent binderPred ", " term : term

set_option compiler.extract_closed false in
macro_rules
  | `(∃! $x:ident $pred:binderPred, $p) =>
    `(ExistsUnique fun $x:ident => satisfies_binder_pred% $x $pred ∧ $p)
  | `(∃! _ $pred:binderPred, $p) =>
    `(ExistsUnique fun x => satisfies_binder_pred% x $pred ∧ $p)

theorem ExistsUnique.intro {p : α → Prop} (w : α) (h₁ : p w) (h₂ : ∀ y, p y → y = w) :
    ExistsUnique p := ⟨w, h₁, h₂⟩

theorem ExistsUnique.exists {p : α → Prop} : ExistsUnique p → ∃ x, p x
  | ⟨x, h, _⟩ => ⟨x, h⟩

theorem ExistsUnique.unique {p : α → Prop} (h : ExistsUnique p) {a b : α} (ha : p a) (hb : p b) :
    a = b := by
  obtain ⟨x, -, only⟩ := h
  rw [only a ha, only b hb]

@[grind =]
theorem existsUnique_iff {p : α → Prop} : ExistsUnique p ↔ ∃ x, p x ∧ ∀ y, p y → y = x := Iff.rfl

/-- A proposition that instance search takes as given: `[Fact p.Prime]`. -/
class Fact (p : Prop) : Prop where
  out : p
