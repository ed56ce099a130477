module

public import Olympiad.Finset.Interval
public meta import Init.Meta

/-!
# Finite sums and products

`Finset.sum` over the semirings and `Finset.prod` over the commutative semirings of `grind`, with
Mathlib's notation `∑ x ∈ s, f x` and `∏ x ∈ s, f x`.
-/

@[expose] public noncomputable section

open Lean.Grind (Semiring CommSemiring)

namespace Finset
variable {α : Type u} {M : Type v}

/-- The sum of `f x` over the elements `x` of `s`. -/
protected def sum [Semiring M] (s : Finset α) (f : α → M) : M :=
  s.foldr (fun x t => f x + t) (fun x y z => by
    simp only
    rw [← Semiring.add_assoc, Semiring.add_comm (f y), Semiring.add_assoc]) 0

/-- The product of `f x` over the elements `x` of `s`. -/
protected def prod [CommSemiring M] (s : Finset α) (f : α → M) : M :=
  s.foldr (fun x t => f x * t) (fun x y z => by
    simp only
    rw [← Semiring.mul_assoc, CommSemiring.mul_comm (f y), Semiring.mul_assoc]) 1

end Finset

/-! ### Finite types -/

/-- A type with finitely many elements, all of them listed. -/
class Fintype (α : Type u) where
  elems : Finset α
  complete : ∀ x, x ∈ elems

namespace Finset

/-- All elements of a finite type. -/
def univ {α : Type u} [Fintype α] : Finset α := Fintype.elems

@[simp] theorem mem_univ {α : Type u} [Fintype α] (x : α) : x ∈ univ := Fintype.complete x
@[grind =] theorem mem_univ_iff {α : Type u} [Fintype α] (x : α) : x ∈ univ ↔ True := by simp

end Finset

/-! ### Notation -/

section Notation
open Lean

set_option compiler.extract_closed false

/-- What a sum ranges over: `x`, `x : α`, `x ∈ s`, `x in s`, `x : α in s`. -/
declare_syntax_cat bigOpBinder
syntax term:max (" : " term)? : bigOpBinder
syntax term:max (" : " term)? " in " term : bigOpBinder
syntax term:max " ∈ " term : bigOpBinder
syntax "(" term:max " : " term ")" : bigOpBinder
syntax "(" term:max " ∈ " term ")" : bigOpBinder

/-- `∑ x ∈ s, f x` is the sum of `f x` over the `x` in `s`; `∑ x, f x` that over a finite type. -/
syntax (name := bigsum) "∑ " bigOpBinder+ (" with " term)? ", " term:67 : term

/-- `∏ x ∈ s, f x` is the product of `f x` over the `x` in `s`; `∏ x, f x` that over a finite type. -/
syntax (name := bigprod) "∏ " bigOpBinder+ (" with " term)? ", " term:67 : term

/-- The set and the variable, with its type, of a binder. -/
meta def bigOpParts : TSyntax `bigOpBinder → MacroM (Term × Term × Term)
  | `(bigOpBinder| $x:term)
  | `(bigOpBinder| ($x:term)) => do return (x, ← `(_), ← `(Finset.univ))
  | `(bigOpBinder| $x:term : $t)
  | `(bigOpBinder| ($x:term : $t)) => do return (x, t, ← `(Finset.univ))
  | `(bigOpBinder| $x:term in $s)
  | `(bigOpBinder| $x:term ∈ $s)
  | `(bigOpBinder| ($x:term ∈ $s)) => do return (x, ← `(_), s)
  | `(bigOpBinder| $x:term : $t in $s) => return (x, t, s)
  | _ => throw .unsupportedSyntax

/-- The operator over nested binders; the condition belongs to the last of them. -/
meta def bigOpNest (op : Ident) (cond : Option Term) (body : Term) :
    List (TSyntax `bigOpBinder) → MacroM Term
  | [] => return body
  | [b] => do
    let (x, t, s) ← bigOpParts b
    match cond with
    | none => `($op $s fun ($x : $t) => $body)
    | some c => `($op (Finset.filter (fun ($x : $t) => $c) $s) fun ($x : $t) => $body)
  | b :: bs => do
    let (x, t, s) ← bigOpParts b
    let rest ← bigOpNest op cond body bs
    `($op $s fun ($x : $t) => $rest)

macro_rules (kind := bigsum)
  | `(∑ $bs:bigOpBinder* $[with $c]?, $b) => bigOpNest (mkCIdent ``Finset.sum) c b bs.toList
macro_rules (kind := bigprod)
  | `(∏ $bs:bigOpBinder* $[with $c]?, $b) => bigOpNest (mkCIdent ``Finset.prod) c b bs.toList

end Notation

open Lean PrettyPrinter in
set_option compiler.extract_closed false in
@[app_unexpander Finset.sum]
public meta def unexpandSum : Unexpander
  | `($_ $s fun $x:ident => $b) => `(∑ $x:ident ∈ $s, $b)
  | _ => throw ()

open Lean PrettyPrinter in
set_option compiler.extract_closed false in
@[app_unexpander Finset.prod]
public meta def unexpandProd : Unexpander
  | `($_ $s fun $x:ident => $b) => `(∏ $x:ident ∈ $s, $b)
  | _ => throw ()
