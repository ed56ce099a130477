module

public meta import Lean.Elab.Tactic
public meta import Olympiad.Tactic.Compiler

/-!
# What the tactics share

The modules of the embedded Lean carry no bodies of private helpers and none that the compiler derives
from others (specialised, with fewer arguments). So the tactics use plain recursion instead of loops,
and few polymorphic functions.
-/

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

@[expose] public section

/-- Equality, hidden from `simp`: `rewriteBy` lets it work on the left side alone. -/
def Olympiad.Tactic.Same {α : Sort u} (a b : α) : Prop := a = b

theorem Olympiad.Tactic.Same.refl {α : Sort u} (a : α) : Same a a := rfl

end

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic

/-- Fails with a message. (`throwError` would be compiled to a body of its own for each caller, which
importers do not find.) -/
@[inline] def failWith {α : Type} (message : MessageData) : MetaM α := throw (.error .missing message)

/-- A term with its assigned metavariables filled in. -/
@[inline] def filled (e : Expr) : MetaM Expr := do
  let (e, context) := instantiateMVarsCore (← getThe Meta.State).mctx e
  modifyThe Meta.State fun s => { s with mctx := context }
  return e

def noGoals : MetaM MVarId := failWith "no goals"

/-- The goal that a tactic works on. -/
@[inline] def mainGoal : TacticM MVarId := do
  match (← getThe Tactic.State).goals with
  | g :: _ => return g
  | [] => noGoals

def isNil : List MVarId → Bool
  | [] => true
  | _ => false

def appendGoals : List MVarId → List MVarId → List MVarId
  | [], rest => rest
  | g :: gs, rest => g :: appendGoals gs rest

/-- Puts goals in the place of the main goal. -/
@[inline] def replaceGoal (new : List MVarId) : TacticM Unit :=
  modifyThe Tactic.State fun s => match s.goals with
    | _ :: rest => { s with goals := appendGoals new rest }
    | [] => { s with goals := new }

/-- Runs in a goal's context. -/
@[inline] def inGoal {α : Type} (g : MVarId) (x : TacticM α) : TacticM α := do
  let decl ← g.getDecl
  withTheReader Meta.Context
    (fun c => { c with lctx := decl.lctx, localInstances := decl.localInstances }) x

/-- Closes the main goal with a proof of it. -/
@[inline] def closeWith (proof : Expr) : TacticM Unit := do
  let left ← (← mainGoal).apply proof
  replaceGoal left

def badText (text error : String) : MetaM Syntax := failWith m!"{text}: {error}"

/-- The syntax of a tactic. -/
def tacticOf (text : String) : MetaM Syntax := do
  match Parser.runParserCategory (← getEnv) `tactic text with
  | .ok stx => return stx
  | .error e => badText text e

/-- Runs a tactic given as text. -/
def runText (text : String) : TacticM Unit := do
  let stx ← tacticOf text
  evalTactic stx

/-- Runs a tactic given as text on a goal, and hands back the goals that it leaves. -/
def runOn (g : MVarId) (text : String) : TacticM (List MVarId) := do
  let before := (← getThe Tactic.State).goals
  modifyThe Tactic.State fun s => { s with goals := [g] }
  runText text
  let left := (← getThe Tactic.State).goals
  modifyThe Tactic.State fun s => { s with goals := before }
  return left

/-- What a simplifying tactic, given as text, makes of a term, and the proof of the equality. -/
def rewriteBy (text : String) (e : Expr) : TacticM (Expr × Expr) := do
  let x ← mkFreshExprMVar (← inferType e)
  let g ← mkFreshExprSyntheticOpaqueMVar (← mkAppM ``Same #[e, x])
  match ← runOn g.mvarId! text with
  | g' :: _ =>
    let type ← filled (← g'.getType)
    let left ← g'.apply (← mkAppM ``Same.refl #[type.appFn!.appArg!])
    if isNil left then return (← filled x, ← filled g) else failWith "rewriting failed"
  | [] => failWith "rewriting failed"

end Olympiad.Tactic
