module

public import Olympiad.Tactic.Facts
public meta import Olympiad.Tactic.Facts

/-!
# `interval_cases`

The bounds of a natural number or an integer are read off the hypotheses; each value between them
becomes a goal of its own.
-/

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic

/-- An integer numeral. -/
def integer? (e : Expr) : Option Int :=
  match e.consumeMData with
  | .app (.app (.app (.const ``Neg.neg _) _) _) a => match numeral? a with
    | some n => some (-(.ofNat n))
    | none => none
  | e => match numeral? e with
    | some n => some (.ofNat n)
    | none => none

structure Bounds where
  low : Option Int
  high : Option Int

def Bounds.atLeast (b : Bounds) (n : Int) : Bounds := match b.low with
  | some m => if m < n then { b with low := some n } else b
  | none => { b with low := some n }

def Bounds.atMost (b : Bounds) (n : Int) : Bounds := match b.high with
  | some m => if n < m then { b with high := some n } else b
  | none => { b with high := some n }

/-- The bounds of `x` that a proposition states. -/
partial def boundsIn (x : Expr) (e : Expr) (b : Bounds) : MetaM Bounds := do
  match comparison e with
  | .le _ p q =>
    match integer? q with
    | some n => if ← sameTerm p x then return b.atMost n else return b
    | none => match integer? p with
      | some n => if ← sameTerm q x then return b.atLeast n else return b
      | none => return b
  | .lt _ p q =>
    match integer? q with
    | some n => if ← sameTerm p x then return b.atMost (n - 1) else return b
    | none => match integer? p with
      | some n => if ← sameTerm q x then return b.atLeast (n + 1) else return b
      | none => return b
  | _ => match e with
    | .app (.app (.const ``And _) p) q => boundsIn x q (← boundsIn x p b)
    | .app (.const ``Not _) p => match comparison p with
      | .le t p q => boundsIn x (mkApp4 (.const ``LT.lt [0]) t t q p) b
      | .lt t p q => boundsIn x (mkApp4 (.const ``LE.le [0]) t t q p) b
      | _ => return b
    | .mdata _ e => boundsIn x e b
    | _ => return b

def boundsFrom (x : Expr) (lctx : LocalContext) : List FVarId → Bounds → MetaM Bounds
  | [], b => return b
  | f :: fs, b => match lctx.find? f with
    | some d => do boundsFrom x lctx fs (← boundsIn x (← filled d.type) b)
    | none => boundsFrom x lctx fs b

/-- Take the equation of a case; rewrite by it where it has no name. -/
def takeValue (g : MVarId) (h : Option Name) : MetaM MVarId := do
  match h with
  | some h => return (← g.intro h).2
  | none => do
    let (f, g) ← g.intro `h
    match (← g.getDecl).lctx.find? f with
    | some d => match ← filled d.type with
      | .app (.app (.app _ _) (.fvar _)) _ => subst g f
      | _ => return g
    | none => return g

/-- Split the main goal by the value of `x`; the goals, the least value first. -/
partial def splitValues (g : MVarId) (x : Expr) (type : Expr) (h : Option Name) (n high : Int) (acc : List MVarId) :
    TacticM (List MVarId) := do
  let value ← if n ≥ 0 then mkNumeral type n.toNat else mkAppM ``Neg.neg #[← mkNumeral type (-n).toNat]
  let here ← mkEq x value
  if n ≥ high then
    let proof ← mkFreshExprMVarAt (← g.getDecl).lctx (← g.getDecl).localInstances here .syntheticOpaque
    let _ ← runOn proof.mvarId! "omega"
    return (← takeValue (← g.assert `h here proof) h) :: acc
  else
    let next ← if n + 1 ≥ 0 then mkNumeral type (n + 1).toNat
      else mkAppM ``Neg.neg #[← mkNumeral type (-(n + 1)).toNat]
    let later ← mkAppM ``LE.le #[next, x]
    let either := mkApp2 (.const ``Or []) here later
    let proof ← mkFreshExprMVarAt (← g.getDecl).lctx (← g.getDecl).localInstances either .syntheticOpaque
    let _ ← runOn proof.mvarId! "omega"
    let target ← g.getType
    match ← g.apply (mkApp4 (.const ``Or.elim []) here later target proof) with
    | [first, second] =>
      let first ← takeValue first h
      let (_, second) ← second.intro1P
      splitValues second x type h (n + 1) high (first :: acc)
    | _ => failWith "interval_cases failed"

def reversed : List MVarId → List MVarId → List MVarId
  | [], acc => acc
  | g :: gs, acc => reversed gs (g :: acc)

/-- `interval_cases x` splits by the values of `x`, a natural number or an integer between bounds that
the context states as numerals; `interval_cases h : e` keeps the equation. -/
syntax (name := intervalCases) "interval_cases " (atomic(ident " : "))? term : tactic

@[tactic intervalCases] def evalIntervalCases : Tactic := fun stx => do
  let g ← mainGoal
  inGoal g do
    let x ← filled (← Tactic.elabTerm stx[2] none)
    let type ← filled (← inferType x)
    let lctx := (← g.getDecl).lctx
    let b ← boundsFrom x lctx lctx.getFVarIds.toList { low := none, high := none }
    let b := if type.isConstOf ``Nat then b.atLeast 0 else b
    match b.low, b.high with
    | some low, some high =>
      if high - low > 200 then failWith "interval_cases: more than 200 values"
      else if high < low then
        let left ← runOn g "(exfalso; omega)"
        replaceGoal left
      else
        let h := if stx[1].getNumArgs != 0 then some stx[1][0].getId else none
        replaceGoal (reversed (← splitValues g x type h low high []) [])
    | _, _ => failWith "interval_cases: the context states no bounds"

end Olympiad.Tactic
