module

public import Olympiad.Cast
public import Olympiad.Tactic.Order
public meta import Olympiad.Tactic.Meta
public meta import Olympiad.Tactic.Reify

/-!
# Making terms polynomial

Before a term is read as a polynomial, decimals become fractions, division by anything but a numeral
becomes multiplication by an inverse, inverses and powers with unknown exponents are spread over
products, and casts are pushed to the atoms.
-/

@[expose] public section

namespace Olympiad.Tactic
open Lean.Grind

section
variable {α : Type u}

theorem inv_mul [Field α] (a b : α) : (a * b)⁻¹ = a⁻¹ * b⁻¹ := by
  by_cases ha : a = 0
  · subst ha; rw [Semiring.zero_mul, Field.inv_zero, Semiring.zero_mul]
  · by_cases hb : b = 0
    · subst hb; rw [Semiring.mul_zero, Field.inv_zero, Semiring.mul_zero]
    · exact (Field.eq_inv_of_mul_eq_one (by grind)).symm

theorem inv_pow [Field α] (a : α) (n : Nat) : (a ^ n)⁻¹ = a⁻¹ ^ n := by
  induction n with
  | zero => rw [Semiring.pow_zero, Semiring.pow_zero, Field.inv_one]
  | succ n ih => rw [Semiring.pow_succ, Semiring.pow_succ, inv_mul, ih]

theorem div_eq [Field α] (a b : α) : a / b = a * b⁻¹ := Field.div_eq_mul_inv a b

theorem decimal_eq [Field α] [OfScientific α] [LawfulOfScientific α] (m e : Nat) :
    (OfScientific.ofScientific m true e : α) = OfNat.ofNat m / (10 : α) ^ e := by
  rw [LawfulOfScientific.ofScientific_def, if_pos rfl, Semiring.ofNat_eq_natCast m]

theorem nonneg_congr [LE α] [OfNat α (nat_lit 0)] {a b : α} (h : a = b) (ha : 0 ≤ a) : 0 ≤ b := h ▸ ha
theorem pos_congr [LT α] [OfNat α (nat_lit 0)] {a b : α} (h : a = b) (ha : 0 < a) : 0 < b := h ▸ ha
theorem zero_congr [OfNat α (nat_lit 0)] {a b : α} (h : a = b) (ha : a = 0) : b = 0 := h ▸ ha

end

end Olympiad.Tactic

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic

/-- `a` as an integer. -/
def asInt (a : Expr) : Expr :=
  mkApp3 (.const ``Nat.cast [0]) (.const ``Int []) (.const ``instNatCastInt []) a

/-- What keeps a term from being polynomial. -/
structure Obstacles where
  casts : Bool := false
  inverses : Bool := false
  exponents : Bool := false
  decimals : Bool := false

partial def obstacles (e : Expr) (o : Obstacles) : Obstacles :=
  match e with
  | .app (.app (.app (.app (.app (.app (.const f _) _) _) _) _) a) b =>
    let o := obstacles a (obstacles b o)
    match f with
    | ``HDiv.hDiv => if (numeral? b).isSome then o else { o with inverses := true }
    | ``HPow.hPow => if (numeral? b).isSome then o else { o with exponents := true }
    | _ => o
  | .app (.app (.app (.app (.app (.const ``OfScientific.ofScientific _) _) _) _) _) _ =>
    { o with decimals := true }
  | .app (.app (.app (.const ``Inv.inv _) _) _) a =>
    if (numeral? a).isSome then o else obstacles a { o with inverses := true }
  | .app (.app (.app (.const f _) _) _) a =>
    if f == ``Nat.cast || f == ``Int.cast || f == ``IntCast.intCast || f == ``NatCast.natCast then
      if a.isFVar then o else obstacles a { o with casts := true }
    else obstacles a o
  | .app f a => obstacles f (obstacles a o)
  | .mdata _ a => obstacles a o
  | _ => o

/-- The tactic that removes the obstacles. -/
def removal (c : Carrier) (o : Obstacles) : String :=
  let field := c.field?.isSome
  "set_option linter.unusedSimpArgs false in try simp only ["
    ++ (if o.decimals then "Olympiad.Tactic.decimal_eq, " else "")
    ++ (if field && (o.inverses || o.decimals) then
        "Olympiad.Tactic.div_eq, Olympiad.Tactic.inv_mul, Olympiad.Tactic.inv_pow, \
          Lean.Grind.Field.inv_inv, Lean.Grind.Field.inv_neg, Lean.Grind.Field.inv_one, \
          Lean.Grind.Field.inv_zero, " else "")
    ++ (if o.exponents then
        "Lean.Grind.Semiring.pow_add, Lean.Grind.CommSemiring.mul_pow, Lean.Grind.Semiring.pow_zero, \
          Lean.Grind.Semiring.pow_one, " else "")
    ++ (if o.casts then
        "Nat.cast_zero, Nat.cast_one, Nat.cast_ofNat, Nat.cast_add, Nat.cast_mul, Nat.cast_pow, \
          Nat.cast_id, Int.cast_zero, Int.cast_one, Int.cast_ofNat, Int.cast_add, Int.cast_sub, \
          Int.cast_neg, Int.cast_mul, Int.cast_pow, Int.cast_natCast, " else "")
    ++ "id_eq]"

/-- Rewrite a term into one that `reify` reads well; with a proof where something changed. -/
def prepare (c : Carrier) (e : Expr) : TacticM (Expr × Option Expr) := do
  let o := obstacles e {}
  if !o.casts && !o.inverses && !o.exponents && !o.decimals then return (e, none)
  let (e', proof) ← rewriteBy (removal c o) e
  return (e', some (← mkExpectedTypeHint proof (← mkEq e e')))

end Olympiad.Tactic
