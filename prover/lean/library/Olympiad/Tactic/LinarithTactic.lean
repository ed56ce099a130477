module

public import Olympiad.Tactic.Linarith
public meta import Olympiad.Tactic.Linarith
public meta import Olympiad.Tactic.Products

/-!
# `linarith` and `nlinarith`

The goal is negated, the comparisons of the context and of the hints are gathered, and a certificate
refutes them; `nlinarith` tries `linarith` first.
-/

@[expose] public section

namespace Olympiad.Tactic

theorem nat_eq_of_le {a b : Nat} (h₁ : ¬ a < b) (h₂ : ¬ b < a) : a = b :=
  Nat.le_antisymm (Nat.le_of_not_lt h₂) (Nat.le_of_not_lt h₁)

end Olympiad.Tactic

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic

/-- The type that a proposition compares elements of. -/
partial def comparedType (e : Expr) : Option Expr := match comparison e with
  | .le t _ _ => some t
  | .lt t _ _ => some t
  | .eq t _ _ => some t
  | .other => match e with
    | .app (.app (.const ``And _) p) q => match comparedType p with
      | some t => some t
      | none => comparedType q
    | .app (.const ``Not _) p => comparedType p
    | _ => none

/-- The type of the first comparison, of the latest hypotheses first. -/
def typeInContext (lctx : LocalContext) : List FVarId → Option Expr → Option Expr
  | [], found => found
  | x :: xs, found => match lctx.find? x with
    | some d => if d.isImplementationDetail then typeInContext lctx xs found else
      match comparedType d.type with
      | some t => typeInContext lctx xs (some t)
      | none => typeInContext lctx xs found
    | none => typeInContext lctx xs found

def lemmaFor (t : Expr) (natural general : Name) (a b : Expr) : MetaM Expr := do
  if t.isConstOf ``Nat then
    return if natural == ``nat_eq_of_le then mkApp2 (.const natural []) a b else mkApp2 (.const natural []) b a
  else return (← orderedOf t).lemma general #[a, b]

def introAll : List MVarId → MetaM (List MVarId)
  | [] => return []
  | g :: gs => do
    let (_, g) ← g.intro1P
    return g :: (← introAll gs)

/-- The goal `False`, with the negation of the old goal, where that is a comparison, in the context. -/
def negateGoal (g : MVarId) : TacticM (List MVarId × Option Expr) := do
  let target ← filled (← g.getType)
  match target.consumeMData with
  | .const ``False _ => return ([g], none)
  | .app (.const ``Not _) p => do
    let (_, g) ← g.intro1P
    match comparison p with
    | .le t _ _ => return ([g], some t)
    | .lt t _ _ => return ([g], some t)
    | .eq t _ _ => return ([g], some t)
    | .other => return ([g], none)
  | .app (.app (.app (.const ``Ne _) t) _) _ => do
    let (_, g) ← g.intro1P
    return ([g], some t)
  | target => match comparison target with
    | .le t a b => do
      let gs ← g.apply (← lemmaFor t ``nat_le_of_not_lt ``le_of_not_pos a b)
      return (← introAll gs, some t)
    | .lt t a b => do
      let gs ← g.apply (← lemmaFor t ``nat_lt_of_not_le ``lt_of_not_nonneg a b)
      return (← introAll gs, some t)
    | .eq t a b => do
      let gs ← g.apply (← lemmaFor t ``nat_eq_of_le ``eq_of_not_pos a b)
      return (← introAll gs, some t)
    | .other => return ([← g.exfalso], none)

def elabTerms : List Syntax → TacticM (List Expr)
  | [] => return []
  | stx :: rest => do
    let e ← Tactic.elabTerm stx none
    return e :: (← elabTerms rest)

/-- The facts of the latest hypothesis, where that is the negation of a goal that compared something. -/
def negatedGoal (o : Ordered) (natural : Bool) (atoms : IO.Ref (Array Expr)) (type? : Option Expr)
    (lctx : LocalContext) : TacticM (List Fact) := do
  match type?, lctx.lastDecl with
  | some _, some d => factsOf o natural atoms (.fvar d.fvarId) (← filled d.type) []
  | _, _ => return []

/-- Close the goal `False` by linear arithmetic, with products where `nonlinear`. -/
def refute (nonlinear onlyGiven : Bool) (type? : Option Expr) (terms : List Syntax) : TacticM Unit := do
  let g ← mainGoal
  inGoal g do
    let lctx := (← g.getDecl).lctx
    let given ← elabTerms terms
    let type := match type? with
      | some t => t
      | none => (typeInContext lctx lctx.getFVarIds.toList none).getD (.const ``Int [])
    let natural := type.isConstOf ``Nat || type.isConstOf ``Int
    let o ← orderedOf (if natural then .const ``Int [] else type)
    let atoms ← IO.mkRef (#[] : Array Expr)
    let hypotheses ← if onlyGiven then negatedGoal o natural atoms type? lctx
      else factsOfContext o natural atoms lctx lctx.getFVarIds.toList []
    let facts ← factsOfProofs o natural atoms given hypotheses
    let facts ← factsOfAtoms o (← atoms.get) 0 facts
    let facts ← if nonlinear then
        withProducts o (← atoms.get) facts (← negatedGoal o natural atoms type? lctx) else pure facts
    closeWith (← contradiction o atoms facts 400)

/-- The common front: negate the goal, then refute what is left. -/
def refuteAll (nonlinear onlyGiven : Bool) (type? : Option Expr) (terms : List Syntax) :
    List MVarId → TacticM Unit
  | [] => return ()
  | _ :: rest => do
    refute nonlinear onlyGiven type? terms
    refuteAll nonlinear onlyGiven type? terms rest

def linarithGoal (nonlinear onlyGiven : Bool) (terms : List Syntax) : TacticM Unit := do
  let (goals, type?) ← negateGoal (← mainGoal)
  replaceGoal goals
  refuteAll nonlinear onlyGiven type? terms goals

/-- Every second child of a list. -/
partial def listed (args : Syntax) (i : Nat) : List Syntax :=
  if i < args.getNumArgs then args.getArg i :: listed args (i + 2) else []

/-- The terms of an optional `hints`. -/
def hintsOf (stx : Syntax) : List Syntax :=
  if stx.getNumArgs == 0 then [] else listed stx[0][1] 0

/-- Terms in brackets, for a tactic to use. -/
syntax hints := " [" term,* "]"

/-- `linarith [h, …]` proves `<`, `≤`, `=` or `False` by linear arithmetic from the comparisons in the
context and those given, in ℕ, ℤ and any ordered field. Products of variables are atoms. -/
syntax (name := linarith) "linarith" (&" only")? (hints)? : tactic

@[tactic linarith] def evalLinarith : Tactic := fun stx =>
  linarithGoal false (stx[1].getNumArgs == 1) (hintsOf stx[2])

syntax (name := nlinarithCore) "nlinarith_core" (hints)? : tactic

@[tactic nlinarithCore] def evalNlinarith : Tactic := fun stx =>
  linarithGoal true false (hintsOf stx[1])

/-- `nlinarith [h, …]` is `linarith` with more facts: products of two comparisons and squares. -/
syntax (name := nlinarith) "nlinarith" (hints)? : tactic

macro_rules
  | `(tactic| nlinarith) => `(tactic| first | linarith | nlinarith_core)
  | `(tactic| nlinarith $h:hints) => `(tactic| first | linarith $h:hints | nlinarith_core $h:hints)

end Olympiad.Tactic
