/-
The only door to "proved".

A proof is elaborated as a whole in the file it belongs to; then its statement is compared with the
statement elaborated on its own, everything the proof added is replayed in the kernel on top of what
stood before it, and all it rests on is searched for axioms. None of the elaborator's own claims
(messages, options, extensions) is trusted for this.
-/

namespace Hypatia
open Lean Elab

/-- The axioms a proof may use. -/
def allowedAxioms : List String := ["propext", "Classical.choice", "Quot.sound"]

/-- Constants that the kernel unfolds by running compiled code. -/
def compiledConstants : List String :=
  ["Lean.reduceBool", "Lean.reduceNat", "Lean.ofReduceBool", "Lean.ofReduceNat", "Lean.trustCompiler"]

structure Audit where
  seen : NameSet := {}
  axioms : List Name := []
  /-- What speaks against the proof, the first thing found. -/
  objection : Option String := none

abbrev AuditRef := IO.Ref Audit

def AuditRef.object (ref : AuditRef) (why : String) : IO Unit := do
  let a ← ref.get
  match a.objection with
  | none => ref.set { a with objection := some why }
  | some _ => return

def moduleOf (env : Environment) (n : Name) : Option Name :=
  match env.getModuleIdxFor? n with
  | some i => env.header.moduleNames[i.toNat]?
  | none => none

/-- A theorem of the pinned library, whose proof the library's public part leaves out. -/
def isSealed (env : Environment) (trusted : List String) (n : Name) : Bool :=
  match moduleOf env n with
  | some m => among (rootOf m) trusted &&
    (match getOriginalConstKind? env n with
     | some .axiom => false
     | some _ => true
     | none => false)
  | none => false

mutual
/-- Walk all constants below `n`; collect axioms and object to those that are not allowed. -/
partial def audit (ref : AuditRef) (env : Environment) (trusted : List String) (n : Name) :
    IO Unit := do
  let a ← ref.get
  if a.seen.contains n then return
  ref.set { a with seen := a.seen.insert n }
  match env.find? n with
  | none => ref.object s!"unknown constant {nameText n}"
  | some info =>
    if among (nameText n) compiledConstants then
      ref.object s!"'{nameText n}' trusts compiled code instead of the kernel"
    match info with
    | .axiomInfo _ =>
      if among (nameText n) allowedAxioms then ref.modify fun a => { a with axioms := n :: a.axioms }
      else if isSealed env trusted n then pure ()
      else ref.object s!"the proof rests on the axiom '{nameText n}'"
    | .defnInfo d => do
      match d.safety with
      | .safe => auditAll ref env trusted d.value.getUsedConstants.toList
      | _ => ref.object s!"'{nameText n}' is unsafe or partial"
    | .thmInfo t => auditAll ref env trusted t.value.getUsedConstants.toList
    | .opaqueInfo o => auditAll ref env trusted o.value.getUsedConstants.toList
    | .inductInfo i => auditAll ref env trusted i.ctors
    | _ => pure ()
    auditAll ref env trusted info.type.getUsedConstants.toList
partial def auditAll (ref : AuditRef) (env : Environment) (trusted : List String) :
    List Name → IO Unit
  | [] => return
  | n :: ns => do audit ref env trusted n; auditAll ref env trusted ns
end

structure Replay where
  env : Environment
  done : NameSet := {}
  objection : Option String := none

abbrev ReplayRef := IO.Ref Replay

def ReplayRef.object (ref : ReplayRef) (why : String) : IO Unit := do
  let r ← ref.get
  match r.objection with
  | none => ref.set { r with objection := some why }
  | some _ => return

def declarationOf (info : ConstantInfo) : Except String Declaration :=
  match info with
  | .thmInfo t => .ok (.thmDecl t)
  | .defnInfo d => match d.safety with
    | .safe => .ok (.defnDecl d)
    | _ => .error "is unsafe or partial"
  | .opaqueInfo o => if o.isUnsafe then .error "is unsafe" else .ok (.opaqueDecl o)
  | .axiomInfo _ => .error "is an axiom"
  | _ => .error "is neither a theorem nor a definition"

mutual
/-- Add a constant, and all it needs, to the environment that stood before the proof. -/
partial def replay (ref : ReplayRef) (before after : Environment) (n : Name) : IO Unit := do
  let r ← ref.get
  if r.done.contains n || before.contains n then return
  ref.set { r with done := r.done.insert n }
  match after.find? n with
  | none => ref.object s!"unknown constant {nameText n}"
  | some info =>
    replayAll ref before after info.type.getUsedConstants.toList
    match info with
    | .thmInfo t => replayAll ref before after t.value.getUsedConstants.toList
    | .defnInfo d => replayAll ref before after d.value.getUsedConstants.toList
    | .opaqueInfo o => replayAll ref before after o.value.getUsedConstants.toList
    | _ => pure ()
    match declarationOf info with
    | .error why => ref.object s!"'{nameText n}' of the proof {why}"
    | .ok declaration =>
      let r ← ref.get
      match r.objection with
      | some _ => pure ()
      | none => match r.env.addDeclCore 0 declaration none with
        | .ok env => ref.set { r with env }
        | .error e => ref.object s!"kernel: {← (e.toMessageData {}).toString}"
partial def replayAll (ref : ReplayRef) (before after : Environment) : List Name → IO Unit
  | [] => return
  | n :: ns => do replay ref before after n; replayAll ref before after ns
end

def sameNames : List Name → List Name → Bool
  | [], [] => true
  | x :: xs, y :: ys => x == y && sameNames xs ys
  | _, _ => false

/-- The value of a definition. -/
def valueOf : ConstantInfo → Option Expr
  | .defnInfo d => some d.value
  | .opaqueInfo o => some o.value
  | .thmInfo t => some t.value
  | _ => none

def usedIn (info : ConstantInfo) : List Name :=
  match valueOf info with
  | some e => e.getUsedConstants.toList
  | none => []

/-- A constant that two files define differently, among some that `before` does not hold, and all
they use. -/
partial def changed (before one other : Environment) : List Name → Option Name
  | [] => none
  | n :: ns =>
    if before.contains n then changed before one other ns
    else match one.find? n, other.find? n with
      | some a, some b =>
        if a.type == b.type && valueOf a == valueOf b then
          match changed before one other (usedIn a) with
          | some n => some n
          | none => changed before one other ns
        else some n
      | _, _ => some n

/-- Check `declaration := body` in a preamble. With `negates`, the declaration must state the
negation of that other declaration; otherwise it must state itself and nothing else. -/
def checkProof (preamble : Preamble) (trusted : List String) (declaration body : String)
    (negates : Option String) : IO Json := do
  let before := preamble.state
  match ← openStatement preamble declaration false with
  | .error json => return json
  | .ok opened =>
    let statement := opened.statement
    if let some original := negates then
      match ← openStatement preamble original false with
      | .error json => return json
      | .ok o =>
        if statement.type != mkNot o.statement.type ||
            !sameNames statement.levelParams o.statement.levelParams then
          return failure "proof" "the declaration does not state the negation of the original"
    let source := declaration ++ " := " ++ body
    let input := inputOf "<proof>" source
    match ← readOne input before with
    | .error e => return failure "proof" s!"the proof does not parse: {e}"
    | .ok command =>
      if let some why := theoremRefusal command then return failure "proof" why
      if let some why := preambleRefusal command then return failure "proof" why
      if !bodyStandsAt declaration command then
        return failure "proof" "the proof does not begin where the statement ends"
      let value := ((innermost command).getArg 1).getArg 3
      if let some why := refusal true [value] then return failure "proof" why
      let after ← elaborate input 0 command { before with messages := {} }
      if after.messages.hasErrors then
        return ← failureWith "proof" "the proof has errors" after.messages
      let some info := after.env.find? statement.name | return failure "proof" "the theorem was not added"
      if info.type != statement.type || !sameNames info.levelParams statement.levelParams then
        return failure "proof" "the proof changes the statement"
      if let some n := changed before.env opened.after after.env statement.type.getUsedConstants.toList then
        return failure "proof" s!"the proof changes '{nameText n}', which the statement uses"
      match info with
      | .thmInfo _ =>
        let replayed ← IO.mkRef ({ env := before.env } : Replay)
        replay replayed before.env after.env statement.name
        let r ← replayed.get
        if let some why := r.objection then return failure "proof" why
        let audited ← IO.mkRef ({} : Audit)
        audit audited r.env trusted statement.name
        let a ← audited.get
        if let some why := a.objection then return failure "proof" why
        return Json.mkObj [("ok", true), ("name", Json.str (nameText statement.name)),
          ("axioms", jsonNames a.axioms []), ("hash", Json.str s!"{statement.type.hash}")]
      | _ => return failure "proof" "the declaration is not a theorem"

end Hypatia
