/-
The driver: requests in, answers out, one JSON object a line.

Every answer starts with `@@`, a word that the client chose at its greeting, and a space: what a
program inside Lean prints cannot be taken for an answer. The requests are described in
`prover/lean/README.md`.
-/

namespace Hypatia
open Lean Elab

/-- What the client said at its greeting. -/
structure Greeting where
  word : String := ""
  /-- Lean modules that a text may import: below these roots; any, where the list is empty. -/
  importRoots : List String := []
  /-- Roots of the pinned library, whose theorems are known without their proofs. -/
  trustedRoots : List String := []

structure Driver where
  session : SessionRef
  greeting : IO.Ref Greeting
  out : IO.FS.Stream

def Driver.answer (d : Driver) (json : Json) : IO Unit := do
  d.out.putStrLn ("@@" ++ (← d.greeting.get).word ++ " " ++ json.compress)
  d.out.flush

def partJson (d : Driver) (state : ProofState) (part : Part) : IO Json := do
  let id ← d.session.addState { state with goals := part.goals }
  return Json.mkObj [("state", Json.num (id : Nat)), ("goals", jsonStrings part.texts []),
    ("key", Json.str part.key)]

def partsJson (d : Driver) (state : ProofState) : List Part → List Json → IO (List Json)
  | [], acc => return reverseJson acc []
  | p :: ps, acc => do partsJson d state ps ((← partJson d state p) :: acc)

def preambleOf (d : Driver) (j : Json) : IO (Except Json Preamble) := do
  readPreamble d.session (← d.greeting.get).importRoots (stringField j "preamble")

def handleOpen (d : Driver) (j : Json) : IO Json := do
  match ← preambleOf d j with
  | .error json => return json
  | .ok before => match ← openStatement before (stringField j "declaration") true with
    | .error json => return json
    | .ok opened =>
      let id ← d.session.addStatement opened.statement
      let negation := match opened.negation with
        | some text => Json.str text
        | none => Json.null
      return Json.mkObj [("ok", true), ("statement", Json.num (id : Nat)),
        ("name", Json.str (nameText opened.statement.name)), ("negation", negation),
        ("hash", Json.str s!"{opened.statement.type.hash}")]

def handleRoot (d : Driver) (j : Json) : IO Json := do
  match (← d.session.get).statement? (natField j "statement" 0) with
  | none => return failure "request" "no such statement"
  | some statement =>
    match ← rootState statement (boolField j "negated") with
    | .error e => return failure "internal" e
    | .ok state => match ← describeState state with
      | .error e => return failure "internal" e
      | .ok parts =>
        return Json.mkObj [("ok", true), ("parts", jsonList (← partsJson d state parts []))]

/-- Tactics one by one, an answer each; after one that closes the goals the rest is left out. -/
def stepAll (d : Driver) (j : Json) (state : ProofState) : List String → Nat → IO Unit
  | [], _ => d.answer (Json.mkObj [("ok", true), ("end", true)])
  | text :: rest, i => do
    let start ← IO.monoNanosNow
    let beats ← IO.getNumHeartbeats
    let outcome ← try
        stepTactic state text (natField j "heartbeats" 200000) (boolField j "draft")
      catch e => pure (.error s!"{e}")
    let spent := Json.num (((← IO.monoNanosNow) - start) / 1000 : Nat)
    let beats := Json.num (((← IO.getNumHeartbeats) - beats) / 1000 : Nat)
    match outcome with
    | .error e =>
      d.answer (Json.mkObj [("ok", false), ("kind", "tactic"), ("i", Json.num (i : Nat)),
        ("error", Json.str (clip e)), ("us", spent), ("beats", beats)])
      stepAll d j state rest (i + 1)
    | .ok step =>
      let parts ← partsJson d step.state step.parts []
      d.answer (Json.mkObj [("ok", true), ("i", Json.num (i : Nat)), ("parts", jsonList parts),
        ("us", spent), ("beats", beats)])
      match step.parts with
      | [] => d.answer (Json.mkObj [("ok", true), ("end", true)])
      | _ => stepAll d j state rest (i + 1)

def handleStep (d : Driver) (j : Json) : IO Unit := do
  match (← d.session.get).state? (natField j "state" 0) with
  | none => d.answer (failure "request" "no such state")
  | some state => stepAll d j state (stringsField j "tactics") 0

def handleCheck (d : Driver) (j : Json) : IO Json := do
  match ← preambleOf d j with
  | .error json => return json
  | .ok before =>
    let negates := match j.getObjVal? "negates" with
      | .ok (.str s) => some s
      | _ => none
    checkProof before (← d.greeting.get).trustedRoots (stringField j "declaration")
      (stringField j "body") negates

def handleHello (d : Driver) (j : Json) : IO Json := do
  d.greeting.set { word := stringField j "word", importRoots := stringsField j "importRoots",
                   trustedRoots := stringsField j "trustedRoots" }
  return Json.mkObj [("ok", true), ("version", Json.str Lean.versionString),
    ("commit", Json.str Lean.githash)]

def handle (d : Driver) (j : Json) : IO Unit := do
  match stringField j "do" with
  | "hello" => d.answer (← handleHello d j)
  | "open" => d.answer (← handleOpen d j)
  | "compile" =>
    d.answer (← compileText d.session (← d.greeting.get).importRoots (stringField j "text"))
  | "root" => d.answer (← handleRoot d j)
  | "step" => handleStep d j
  | "check" => d.answer (← handleCheck d j)
  | "drop" => do
    d.session.drop (natsField j "states") (natsField j "statements")
    d.answer (Json.mkObj [("ok", true)])
  | "reset" => do
    d.session.modify fun s => { s with states := #[], statements := #[] }
    d.answer (Json.mkObj [("ok", true)])
  | "ping" => d.answer (Json.mkObj [("ok", true)])
  | other => d.answer (failure "request" s!"unknown request '{other}'")

partial def loop (d : Driver) (input : IO.FS.Stream) : IO Unit := do
  let line ← input.getLine
  if line == "" then return
  match Json.parse line with
  | .error e => d.answer (failure "request" s!"not JSON: {e}")
  | .ok j =>
    try handle d j
    catch e => d.answer (failure "internal" s!"{e}")
  loop d input

/-- The cell that the interpreter fills when `main` has run (see `Main.lean`). -/
@[noinline] def finished : Unit := ()

def main : IO Unit := do
  let out ← IO.getStdout
  let session ← IO.mkRef ({} : Session)
  let greeting ← IO.mkRef ({} : Greeting)
  let d : Driver := { session, greeting, out }
  d.answer (Json.mkObj [("ok", true), ("ready", true)])
  loop d (← IO.getStdin)

end Hypatia
