/-
Small structural helpers of the driver: lists, names, JSON.

The files of this folder are one module, cut into rooms (see `Bundle`). The embedded Lean's library
carries no compiled code of auxiliaries that are private to its modules, so the usual `List.map`,
`List.reverse`, `for … in` do not compile against it: the driver uses plain structural recursion.
-/

namespace Hypatia
open Lean

def reverseStrings : List String → List String → List String
  | [], acc => acc
  | x :: xs, acc => reverseStrings xs (x :: acc)

def reverseJson : List Json → List Json → List Json
  | [], acc => acc
  | x :: xs, acc => reverseJson xs (x :: acc)

def jsonArray : List Json → Array Json → Array Json
  | [], acc => acc
  | x :: xs, acc => jsonArray xs (acc.push x)

def reverseSyntax : List Syntax → List Syntax → List Syntax
  | [], acc => acc
  | x :: xs, acc => reverseSyntax xs (x :: acc)

def joinLines : List String → String → String
  | [], acc => acc
  | x :: xs, "" => joinLines xs x
  | x :: xs, acc => joinLines xs (acc ++ "\n" ++ x)

/-- The plain text of a name, without escapes. -/
def nameText : Name → String
  | .anonymous => ""
  | .str .anonymous s => s
  | .str p s => nameText p ++ "." ++ s
  | .num p n => nameText p ++ "." ++ Nat.repr n

/-- The first component of a name. -/
def rootOf : Name → String
  | .anonymous => ""
  | .str .anonymous s => s
  | .str p _ => rootOf p
  | .num p _ => rootOf p

def jsonStrings : List String → List Json → Json
  | [], acc => Json.arr (jsonArray (reverseJson acc []) #[])
  | x :: xs, acc => jsonStrings xs (Json.str x :: acc)

def jsonNames : List Name → List String → Json
  | [], acc => jsonStrings (reverseStrings acc []) []
  | x :: xs, acc => jsonNames xs (nameText x :: acc)

/-- Whether a text stands in a list. -/
def among (key : String) : List String → Bool
  | [] => false
  | k :: rest => k == key || among key rest

def jsonList (xs : List Json) : Json := Json.arr (jsonArray xs #[])

def stringField (j : Json) (key : String) : String :=
  match j.getObjVal? key with
  | .ok (.str s) => s
  | _ => ""
def natField (j : Json) (key : String) (default : Nat) : Nat :=
  match j.getObjVal? key with
  | .ok (.num n) => if n.exponent == 0 then n.mantissa.toNat else default
  | _ => default
def boolField (j : Json) (key : String) : Bool :=
  match j.getObjVal? key with
  | .ok (.bool b) => b
  | _ => false

def stringsOf : List Json → List String → List String
  | [], acc => reverseStrings acc []
  | .str s :: xs, acc => stringsOf xs (s :: acc)
  | _ :: xs, acc => stringsOf xs acc

def natsOf : List Json → List Nat → List Nat
  | [], acc => acc
  | .num n :: xs, acc => natsOf xs (n.mantissa.toNat :: acc)
  | _ :: xs, acc => natsOf xs acc

def stringsField (j : Json) (key : String) : List String :=
  match j.getObjVal? key with
  | .ok (.arr xs) => stringsOf xs.toList []
  | _ => []

def natsField (j : Json) (key : String) : List Nat :=
  match j.getObjVal? key with
  | .ok (.arr xs) => natsOf xs.toList []
  | _ => []

def severityText : MessageSeverity → String
  | .information => "information"
  | .warning => "warning"
  | .error => "error"

partial def boundaryFrom (s : String) (i : Nat) : Nat :=
  if i ≥ s.utf8ByteSize || String.Pos.Raw.isValid s ⟨i⟩ then i else boundaryFrom s (i + 1)

/-- A text cut off after some number of bytes. -/
def clip (s : String) (bytes : Nat := 20000) : String :=
  if s.utf8ByteSize ≤ bytes then s
  else String.Pos.Raw.extract s ⟨0⟩ ⟨boundaryFrom s bytes⟩ ++ " … (cut off)"

/-- A refusal: `kind` says who is to blame (`statement`, `proof`, `request`, `internal`). -/
def failure (kind message : String) : Json :=
  Json.mkObj [("ok", false), ("kind", Json.str kind), ("error", Json.str (clip message))]

def messagesJson : List Message → Nat → List Json → IO (List Json)
  | [], _, acc => return reverseJson acc []
  | m :: ms, lines, acc => do
    let text ← m.data.toString
    let entry := Json.mkObj [("severity", Json.str (severityText m.severity)),
      ("line", Json.num (m.pos.line + lines : Nat)), ("column", Json.num (m.pos.column : Nat)),
      ("text", Json.str (clip text))]
    messagesJson ms lines (entry :: acc)

def messageTexts : List Message → List String → IO (List String)
  | [], acc => return reverseStrings acc []
  | m :: ms, acc => do
    match m.severity with
    | .error => messageTexts ms ((← m.data.toString) :: acc)
    | _ => messageTexts ms acc

/-- The errors among some messages, in words, one after the other. -/
def errorText (log : MessageLog) : IO String := return joinLines (← messageTexts log.toList []) ""

end Hypatia
