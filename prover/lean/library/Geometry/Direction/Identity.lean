module

public import Geometry.Direction.Group
public meta import Geometry.Direction.Group
public meta import Olympiad.Tactic.Ring

/-!
# Identities between directions

`dir_identity` proves that two integral combinations of directions are equal, by reflection: core's normal
form of linear expressions, `Lean.Grind.Linarith.Poly`, is computed by the kernel.
-/

@[expose] public section

namespace Geometry.Identity
open Lean.Grind

/-- Whether the difference of two expressions is 0. -/
def same (a b : Linarith.Expr) : Bool :=
  match (Linarith.Expr.sub a b).norm with
  | .nil => true
  | .add .. => false

/-- Expressions whose difference is 0 denote the same. -/
theorem eq_of_same {α : Type u} [IntModule α] (ctx : Linarith.Context α) (a b : Linarith.Expr)
    (h : same a b = true) : a.denote ctx = b.denote ctx := by
  have e := Linarith.Expr.denote_norm ctx (.sub a b)
  unfold same at h
  split at h
  · rename_i n
    rw [n] at e
    change 0 = a.denote ctx - b.denote ctx at e
    grind
  · contradiction

end Geometry.Identity

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Geometry.Identity
open Lean Meta Elab Tactic Olympiad.Tactic

/-- The integer that a numeral stands for. -/
def integer? (e : Lean.Expr) : Option Int :=
  match e.consumeMData with
  | .app (.app (.app (.const ``Neg.neg _) _) _) a => match numeral? a with
    | some n => some (Int.neg (.ofNat n))
    | none => none
  | a => match numeral? a with
    | some n => some (.ofNat n)
    | none => none

/-- Reads a term as a linear expression. -/
partial def read (atoms : IO.Ref (Array Lean.Expr)) (e : Lean.Expr) : MetaM Grind.Linarith.Expr := do
  let e := e.consumeMData
  match e with
  | .app (.app (.app (.app (.app (.app (.const f _) s) _) _) _) a) b =>
    match f with
    | ``HAdd.hAdd => return .add (← read atoms a) (← read atoms b)
    | ``HSub.hSub => return .sub (← read atoms a) (← read atoms b)
    | ``HSMul.hSMul => match integer? a with
      | some k => do
        let b ← read atoms b
        if s.isConstOf ``Int then return .intMul k b
        else return .natMul k.toNat b
      | none => return .var (← atomIndex atoms e)
    | _ => return .var (← atomIndex atoms e)
  | .app (.app (.app (.const ``Neg.neg _) _) _) a => return .neg (← read atoms a)
  | .app (.app (.app (.const ``OfNat.ofNat _) _) (.lit (.natVal 0))) _ => return .zero
  | _ => return .var (← atomIndex atoms e)

/-- `same`, for the tactic. -/
def agree (a b : Grind.Linarith.Expr) : Bool :=
  match (Grind.Linarith.Expr.sub a b).norm with
  | .nil => true
  | .add .. => false

/-- An integer as a term. -/
def quoteInt : Int → Lean.Expr
  | .ofNat n => mkApp (.const ``Int.ofNat []) (natLit n)
  | .negSucc n => mkApp (.const ``Int.negSucc []) (natLit n)

/-- A linear expression as a term. -/
def quote : Grind.Linarith.Expr → Lean.Expr
  | .zero => .const ``Grind.Linarith.Expr.zero []
  | .var i => mkApp (.const ``Grind.Linarith.Expr.var []) (natLit i)
  | .add a b => mkApp2 (.const ``Grind.Linarith.Expr.add []) (quote a) (quote b)
  | .sub a b => mkApp2 (.const ``Grind.Linarith.Expr.sub []) (quote a) (quote b)
  | .neg a => mkApp (.const ``Grind.Linarith.Expr.neg []) (quote a)
  | .natMul k a => mkApp2 (.const ``Grind.Linarith.Expr.natMul []) (natLit k) (quote a)
  | .intMul k a => mkApp2 (.const ``Grind.Linarith.Expr.intMul []) (quoteInt k) (quote a)

/-- `dir_identity` proves an equation between integral combinations of directions that holds in every
commutative group. It uses no hypothesis. -/
elab "dir_identity" : tactic => do
  let g ← mainGoal
  inGoal g do
    let type ← filled (← g.getType)
    let (_, a, b) ← sidesOf type
    let atoms ← IO.mkRef (#[] : Array Lean.Expr)
    let left ← read atoms a
    let right ← read atoms b
    if !agree left right then failWith "the two sides are different combinations"
    let terms ← atoms.get
    let dir := .const ``Dir []
    let ctx := if terms.size == 0 then mkApp2 (.const ``RArray.leaf [0]) dir (.const ``Dir.zero [])
      else treeOf 0 dir terms 0 terms.size
    let proof := mkAppN (.const ``eq_of_same [0])
      #[dir, .const ``Dir.module [], ctx, quote left, quote right, reflTrue]
    closeWith (← mkExpectedTypeHint proof type)

end Geometry.Identity
