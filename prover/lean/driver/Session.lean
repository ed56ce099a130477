/-
What a driver process remembers: imported environments, opened statements, proof states.

A proof state is a value: a tactic makes a new one and never changes an old one, so a search may
branch from any state at any time and drop the states it no longer needs.
-/

namespace Hypatia
open Lean Elab Meta

/-- A statement that has been elaborated and is ready for proofs. -/
structure Statement where
  /-- The state of the file just before the declaration: environment, options, open namespaces. -/
  before : Command.State
  name : Name
  levelParams : List Name
  /-- The closed type of the theorem, binders included. -/
  type : Expr
  /-- How many leading binders of `type` stand before the colon of the declaration. -/
  binders : Nat

/-- Goals that are solved together, with all that Lean needs to go on from here. -/
structure ProofState where
  core : Core.State
  meta' : Meta.State
  term : Term.State
  goals : List MVarId
  options : Options
  openDecls : List OpenDecl
  currNamespace : Name
  levelNames : List Name

structure Session where
  /-- Environments by the text of their import list: each list is imported once. -/
  imported : List (String × Environment) := []
  statements : Array (Option Statement) := #[]
  states : Array (Option ProofState) := #[]

abbrev SessionRef := IO.Ref Session

def Session.state? (s : Session) (i : Nat) : Option ProofState :=
  match s.states[i]? with
  | some (some a) => some a
  | _ => none

def Session.statement? (s : Session) (i : Nat) : Option Statement :=
  match s.statements[i]? with
  | some (some a) => some a
  | _ => none

def SessionRef.addState (session : SessionRef) (state : ProofState) : IO Nat := do
  let i := (← session.get).states.size
  session.modify fun s => { s with states := s.states.push (some state) }
  return i

def SessionRef.addStatement (session : SessionRef) (statement : Statement) : IO Nat := do
  let i := (← session.get).statements.size
  session.modify fun s => { s with statements := s.statements.push (some statement) }
  return i

def eraseAll {α} : List Nat → Array (Option α) → Array (Option α)
  | [], table => table
  | i :: is, table => eraseAll is (table.setIfInBounds i none)

def SessionRef.drop (session : SessionRef) (states statements : List Nat) : IO Unit :=
  session.modify fun s => { s with
    states := eraseAll states s.states, statements := eraseAll statements s.statements }

def findImported (key : String) : List (String × Environment) → Option Environment
  | [] => none
  | (k, env) :: rest => if k == key then some env else findImported key rest

def importArray : List Import → Array Import → Array Import
  | [], acc => acc
  | i :: is, acc => importArray is (acc.push i)

def importKey : List Import → String → String
  | [], acc => acc
  | i :: is, acc => importKey is (acc ++ (if i.importAll then "all " else "") ++ nameText i.module ++ " ")

/-- The environment of an import list; imported at its first use only. -/
def SessionRef.environment (session : SessionRef) (imports : List Import) : IO Environment := do
  let key := importKey imports ""
  match findImported key (← session.get).imported with
  | some env => return env
  | none =>
    let env ← importModules (importArray imports #[]) {} (trustLevel := 0) (loadExts := true)
    session.modify fun s => { s with imported := (key, env) :: s.imported }
    return env

end Hypatia
