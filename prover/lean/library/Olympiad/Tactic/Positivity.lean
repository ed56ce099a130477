module

public import Olympiad.Abs
public import Olympiad.Algebra.OrderedField
public import Olympiad.Algebra.Domain
public import Olympiad.Tactic.Facts
public meta import Olympiad.Tactic.Facts

/-!
# `positivity`

The sign of a term, read off its syntax: positive, not negative, not zero, or unknown.
-/

@[expose] public section

namespace Olympiad.Tactic
open Lean.Grind

theorem pow_even_nonneg {α : Type u} [CommRing α] [LE α] [LT α] [Std.LawfulOrderLT α]
    [Std.IsLinearOrder α] [OrderedRing α] (a : α) (n k : Nat) (h : Nat.beq n (k + k) = true) :
    0 ≤ a ^ n := by
  have h : n = k + k := by simpa using h
  rw [h, Semiring.pow_add]; exact mul_self_nonneg _

theorem pos_of_nonneg_of_ne {α : Type u} [LE α] [LT α] [OfNat α (nat_lit 0)] [Std.LawfulOrderLT α]
    [Std.IsLinearOrder α] {a : α} (h : 0 ≤ a) (hn : a ≠ 0) : 0 < a := by
  rw [Std.LawfulOrderLT.lt_iff]; exact ⟨h, fun h' => hn (Std.IsPartialOrder.le_antisymm _ _ h' h)⟩

theorem ne_of_pos {α : Type u} [LE α] [LT α] [OfNat α (nat_lit 0)] [Std.LawfulOrderLT α]
    [Std.IsLinearOrder α] {a : α} (h : 0 < a) : a ≠ 0 := fun h' => by
  rw [h'] at h; exact ((Std.LawfulOrderLT.lt_iff _ _).1 h).2 ((Std.LawfulOrderLT.lt_iff _ _).1 h).1

theorem le_of_pos {α : Type u} [LE α] [LT α] [OfNat α (nat_lit 0)] [Std.LawfulOrderLT α]
    {a : α} (h : 0 < a) : 0 ≤ a := ((Std.LawfulOrderLT.lt_iff _ _).1 h).1

theorem inv_nonneg_of {K : Type u} [Field K] [LE K] [LT K] [Std.IsLinearOrder K]
    [Std.LawfulOrderLT K] [OrderedRing K] {a : K} (h : 0 ≤ a) : 0 ≤ a⁻¹ := inv_nonneg.2 h

theorem abs_pos_of {R : Type u} [CommRing R] [LE R] [LT R] [Max R] [Std.IsLinearOrder R]
    [Std.LawfulOrderLT R] [Std.LawfulOrderMax R] [OrderedRing R] {a : R} (h : a ≠ 0) : 0 < |a| :=
  abs_pos.2 h

theorem ne_of_symm_ne {α : Sort u} {a b : α} (h : a ≠ b) : b ≠ a := fun h' => h h'.symm

end Olympiad.Tactic

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic

/-- What is known of the sign of a term, with the proof. -/
inductive Known where
  | pos (proof : Expr)
  | nonneg (proof : Expr)
  | nonzero (proof : Expr)
  | unknown

def isLiteral (n : Nat) (e : Expr) : Bool := match numeral? e with
  | some m => m == n
  | none => false

/-- What a hypothesis says of the sign of `e`. -/
def saysOf (e : Expr) (x : FVarId) (type : Expr) : MetaM Known := do
  let proof := Expr.fvar x
  match comparison type with
  | .le _ a b => if isLiteral 0 a && (← sameTerm b e) then return .nonneg proof else return .unknown
  | .lt _ a b => if isLiteral 0 a && (← sameTerm b e) then return .pos proof else return .unknown
  | _ => match type with
    | .app (.app (.app (.const ``Ne _) _) a) b =>
      if isLiteral 0 b && (← sameTerm a e) then return .nonzero proof
      else if isLiteral 0 a && (← sameTerm b e) then return .nonzero (← mkAppM ``ne_of_symm_ne #[proof])
      else return .unknown
    | .app (.const ``Not _) (.app (.app (.app (.const ``Eq _) _) a) b) =>
      if isLiteral 0 b && (← sameTerm a e) then return .nonzero proof else return .unknown
    | _ => return .unknown

/-- The best that two hypotheses say. -/
def better (a b : Known) : MetaM Known := do
  match a, b with
  | .pos _, _ => return a
  | _, .pos _ => return b
  | .nonneg p, .nonzero q => return .pos (← mkAppM ``pos_of_nonneg_of_ne #[p, q])
  | .nonzero q, .nonneg p => return .pos (← mkAppM ``pos_of_nonneg_of_ne #[p, q])
  | .unknown, _ => return b
  | _, _ => return a

def assumed (e : Expr) (lctx : LocalContext) : List FVarId → Known → MetaM Known
  | [], acc => return acc
  | x :: xs, acc => match lctx.find? x with
    | some d => do assumed e lctx xs (← better acc (← saysOf e x (← filled d.type)))
    | none => assumed e lctx xs acc

def nonnegOf : Known → MetaM (Option Expr)
  | .pos p => return some (← mkAppM ``le_of_pos #[p])
  | .nonneg p => return some p
  | _ => return none

def nonzeroOf : Known → MetaM (Option Expr)
  | .pos p => return some (← mkAppM ``ne_of_pos #[p])
  | .nonzero p => return some p
  | _ => return none

def signOfSum (a b : Known) : MetaM Known := do
  match a, b with
  | .pos p, .pos q => return .pos (← mkAppM `add_pos #[p, q])
  | .pos p, .nonneg q => return .pos (← mkAppM `add_pos_of_pos_of_nonneg #[p, q])
  | .nonneg p, .pos q => return .pos (← mkAppM `add_pos_of_nonneg_of_pos #[p, q])
  | .nonneg p, .nonneg q => return .nonneg (← mkAppM `add_nonneg #[p, q])
  | _, _ => return .unknown

def signOfProduct (strict weak nonzero : Name) (a b : Known) : MetaM Known := do
  match a, b with
  | .pos p, .pos q => return .pos (← mkAppM strict #[p, q])
  | _, _ =>
    match ← nonnegOf a, ← nonnegOf b with
    | some p, some q => return .nonneg (← mkAppM weak #[p, q])
    | _, _ => match ← nonzeroOf a, ← nonzeroOf b with
      | some p, some q => return .nonzero (← mkAppM nonzero #[p, q])
      | _, _ => return .unknown

def signOfPower (a n : Expr) (k : Known) : MetaM Known := do
  match k with
  | .pos p => return .pos (← mkAppM `pow_pos #[p, n])
  | _ =>
    let even : Option Nat := match numeral? n with
      | some m => if m % 2 == 0 then some m else none
      | none => none
    match even with
    | some m => do
      let p ← mkAppM ``pow_even_nonneg #[a, natLit m, natLit (m / 2), reflTrue]
      match k with
      | .nonzero q => return .pos (← mkAppM ``pos_of_nonneg_of_ne #[p, ← mkAppM `pow_ne_zero #[n, q]])
      | _ => return .nonneg p
    | none => match k with
      | .nonneg p => return .nonneg (← mkAppM `pow_nonneg #[p, n])
      | .nonzero q => return .nonzero (← mkAppM `pow_ne_zero #[n, q])
      | _ => return .unknown

def signOfMul (o : Ordered) (a b : Expr) (ka kb : Known) : MetaM Known := do
  match ← signOfProduct `mul_pos `mul_nonneg `mul_ne_zero ka kb with
  | .pos p => return .pos p
  | .nonneg p => return .nonneg p
  | k =>
    if a == b then
      let square := o.lemma ``mul_self_nonneg #[a]
      match k with
      | .nonzero q => return .pos (← mkAppM ``pos_of_nonneg_of_ne #[square, q])
      | _ => return .nonneg square
    else return k

/-- The sign of a term. -/
partial def signOf (o : Ordered) (lctx : LocalContext) (e : Expr) : MetaM Known := do
  let e := e.consumeMData
  let known ← match e with
    | .app (.app (.app (.app (.app (.app (.const f _) _) _) _) _) a) b =>
      match f with
      | ``HAdd.hAdd => signOfSum (← signOf o lctx a) (← signOf o lctx b)
      | ``HMul.hMul => signOfMul o a b (← signOf o lctx a) (← signOf o lctx b)
      | ``HDiv.hDiv => match o.carrier.field? with
        | some _ => signOfProduct `div_pos `div_nonneg `div_ne_zero (← signOf o lctx a) (← signOf o lctx b)
        | none => pure .unknown
      | ``HPow.hPow => signOfPower a b (← signOf o lctx a)
      | _ => pure .unknown
    | .app (.app (.app (.const ``OfNat.ofNat _) _) (.lit (.natVal n))) _ =>
      if n == 0 then pure (.nonneg (o.lemma ``zero_nonneg #[]))
      else pure (.pos (o.lemma ``ofNat_pos #[natLit n, reflTrue]))
    | .app (.app (.app (.const ``Inv.inv _) _) _) a => match ← signOf o lctx a with
      | .pos p => pure (.pos (← mkAppM `inv_pos_of_pos #[p]))
      | .nonneg p => pure (.nonneg (← mkAppM ``inv_nonneg_of #[p]))
      | .nonzero p => pure (.nonzero (← mkAppM `inv_ne_zero #[p]))
      | .unknown => pure .unknown
    | .app (.app (.app (.const ``Nat.cast _) _) _) n => pure (.nonneg (o.lemma ``natCast_nonneg #[n]))
    | .app (.app (.app (.app (.const `abs _) _) _) _) a => match ← nonzeroOf (← signOf o lctx a) with
      | some p => pure (.pos (← mkAppM ``abs_pos_of #[p]))
      | none => pure (.nonneg (← mkAppM `abs_nonneg #[a]))
    | .app (.const `Real.sqrt _) a => match ← signOf o lctx a with
      | .pos p => pure (.pos (← mkAppM `Real.sqrt_pos_of_pos #[p]))
      | _ => pure (.nonneg (← mkAppM `Real.sqrt_nonneg #[a]))
    | .app (.const `Real.exp _) a => pure (.pos (← mkAppM `Real.exp_pos #[a]))
    | .const `Real.pi _ => pure (.pos (.const `Real.pi_pos []))
    | _ => pure .unknown
  match known with
  | .pos _ => return known
  | _ => better known (← assumed e lctx lctx.getFVarIds.toList .unknown)

/-- The comparison with zero that a goal asks for. -/
def positivityGoal : TacticM Unit := do
  let g ← mainGoal
  inGoal g do
    let lctx := (← g.getDecl).lctx
    let target ← filled (← g.getType)
    match comparison target with
    | .lt t z e => do
      if !isLiteral 0 z then failWith "positivity: not a comparison with 0"
      match ← signOf (← orderedOf t) lctx e with
      | .pos p => closeWith p
      | _ => failWith "positivity failed"
    | .le t z e => do
      if !isLiteral 0 z then failWith "positivity: not a comparison with 0"
      match ← nonnegOf (← signOf (← orderedOf t) lctx e) with
      | some p => closeWith p
      | none => failWith "positivity failed"
    | _ => match target with
      | .app (.app (.app (.const ``Ne _) t) e) z => do
        if !isLiteral 0 z then failWith "positivity: not a comparison with 0"
        match ← nonzeroOf (← signOf (← orderedOf t) lctx e) with
        | some p => closeWith p
        | none => failWith "positivity failed"
      | _ => failWith "positivity: not a comparison with 0"

elab "positivity_core" : tactic => positivityGoal

/-- `positivity` proves `0 ≤ e`, `0 < e` and `e ≠ 0` from the form of `e` and hypotheses about its parts. -/
syntax (name := positivity) "positivity" : tactic

macro_rules
  | `(tactic| positivity) => `(tactic| first
    | positivity_core
    | exact Nat.zero_le _
    | (apply Nat.mul_pos <;> positivity)
    | (apply Nat.pow_pos; positivity)
    | (apply Nat.pos_of_ne_zero; assumption)
    | (refine (?_ : (_ : Nat) < (_ : Nat)); omega))

end Olympiad.Tactic
