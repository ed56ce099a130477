module

public import Olympiad.Tactic.Ring
public meta import Olympiad.Tactic.Ring

/-!
# `linear_combination`
-/

@[expose] public section

namespace Olympiad.Tactic
open Lean.Grind

variable {α : Type u}

theorem combo_add [Add α] {a b c d : α} (h : a = b) (k : c = d) : a + c = b + d := by rw [h, k]
theorem combo_sub [Sub α] {a b c d : α} (h : a = b) (k : c = d) : a - c = b - d := by rw [h, k]
theorem combo_mul [Mul α] {a b c d : α} (h : a = b) (k : c = d) : a * c = b * d := by rw [h, k]
theorem combo_div [Div α] {a b c d : α} (h : a = b) (k : c = d) : a / c = b / d := by rw [h, k]
theorem combo_neg [Neg α] {a b : α} (h : a = b) : -a = -b := by rw [h]

theorem eq_of_combo [CommRing α] {a b p q : α} (h : p = q) (k : a - b - (p - q) = 0) : a = b := by
  subst h; grind

end Olympiad.Tactic

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic

/-- A combination of equations and numbers, as an equation; a number stands for `c = c`. -/
partial def combo (type : Expr) (stx : Syntax) : TacticM Expr := do
  let kind := stx.getKind
  if kind == `«term_+_» then mkAppM ``combo_add #[← combo type stx[0], ← combo type stx[2]]
  else if kind == `«term_-_» then mkAppM ``combo_sub #[← combo type stx[0], ← combo type stx[2]]
  else if kind == `«term_*_» then mkAppM ``combo_mul #[← combo type stx[0], ← combo type stx[2]]
  else if kind == `«term_/_» then mkAppM ``combo_div #[← combo type stx[0], ← combo type stx[2]]
  else if kind == `«term-_» then mkAppM ``combo_neg #[← combo type stx[1]]
  else if kind == ``Lean.Parser.Term.paren then combo type stx[1]
  else if kind == ``Lean.Parser.Term.ident || stx.isIdent || kind == ``Lean.Parser.Term.app
      || kind == ``Lean.Parser.Term.proj then
    let e ← Tactic.elabTerm stx none
    match (← filled (← inferType e)).consumeMData with
    | .app (.app (.app (.const ``Eq _) _) _) _ => return e
    | _ => mkEqRefl (← elabTermEnsuringType stx (some type))
  else mkEqRefl (← elabTermEnsuringType stx (some type))

/-- `linear_combination e` proves `a = b` where `e` combines equations with coefficients, such as
`2 * h₁ - x * h₂`, and `ring` proves that `a - b` is that combination of their differences. -/
syntax (name := linearCombination) "linear_combination " term : tactic

@[tactic linearCombination] def evalLinearCombination : Tactic := fun stx => do
  let g ← mainGoal
  inGoal g do
    let (t, a, b) ← sidesOf (← g.getType)
    let equation ← combo t stx[1]
    let left ← g.apply (← mkAppOptM ``eq_of_combo #[none, none, some a, some b, none, none, some equation])
    replaceGoal left
  ringGoal

end Olympiad.Tactic
