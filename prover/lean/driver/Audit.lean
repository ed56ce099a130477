/-
Audits compiled modules: `Audit FILE …`, files without their suffixes.

Reads the whole of each module, private parts included, and looks at every constant in it: a theorem or
an opaque constant must have its body, and nothing may be an axiom, or mention `sorry`, unsafe code or a
constant that the kernel unfolds by running compiled code. Prints `@@objection …` lines, then `@@audited`.
-/
module
public import Lean.Environment
public meta import Lean.Environment
public meta section
set_option compiler.extract_closed false

namespace Hypatia.Audit
open Lean

def nameText : Name → String
  | .anonymous => ""
  | .str .anonymous s => s
  | .str p s => nameText p ++ "." ++ s
  | .num p n => nameText p ++ "." ++ Nat.repr n

def among (key : String) : List String → Bool
  | [] => false
  | k :: rest => k == key || among key rest

/-- Constants that stand for no proof. -/
def forbidden : List String :=
  ["sorryAx", "Lean.reduceBool", "Lean.reduceNat", "Lean.ofReduceBool", "Lean.ofReduceNat",
   "Lean.trustCompiler", "lcProof", "lcUnreachable", "lcAny"]

def firstForbidden : List Name → Option String
  | [] => none
  | n :: ns => if among (nameText n) forbidden then some (nameText n) else firstForbidden ns

/-- What speaks against a constant: its kind, or what its type or its body mentions. -/
def objection (info : ConstantInfo) : Option String :=
  let mentions (e : Expr) := firstForbidden e.getUsedConstants.toList
  let body : Option Expr := match info with
    | .thmInfo t => some t.value
    | .defnInfo d => some d.value
    | .opaqueInfo o => some o.value
    | _ => none
  match info with
  | .axiomInfo _ => some "is an axiom"
  | _ =>
    match mentions info.type with
    | some bad => some s!"mentions {bad} in its type"
    | none => match body with
      | none => none
      | some e => match mentions e with
        | some bad => some s!"rests on {bad}"
        | none => none

/-- Code that only the compiler looks at: unsafe and partial definitions, which the kernel never
lets a theorem use, and the programs of tactics. -/
def isProgram (info : ConstantInfo) : Bool := info.isUnsafe || info.isPartial

def look (file : String) : List ConstantInfo → IO Unit
  | [] => return
  | info :: rest => do
    if !isProgram info then
      match objection info with
      | some why => IO.println s!"@@objection {nameText info.name} of {file} {why}"
      | none => pure ()
    look file rest

def lookAt : List String → IO Unit
  | [] => return
  | file :: rest => do
    let paths : List System.FilePath :=
      [⟨file ++ ".olean"⟩, ⟨file ++ ".olean.server"⟩, ⟨file ++ ".olean.private"⟩]
    let parts ← readModuleDataParts paths.toArray
    match parts.toList with
    | [_, _, (data, _)] => look file data.constants.toList
    | _ => IO.println s!"@@objection {file} has no private part"
    lookAt rest

end Hypatia.Audit

def main (files : List String) : IO Unit := do
  Hypatia.Audit.lookAt files
  IO.println "@@audited"
