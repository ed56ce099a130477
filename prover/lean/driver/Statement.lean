/-
Opening a statement: the text before it, the declaration, its elaborated type, its negation.
-/

namespace Hypatia
open Lean Elab Meta

/-- Lean modules a text may import: those below one of these roots; all, where the list is empty. -/
def importAllowed (roots : List String) (imported : Name) : Bool :=
  match roots with
  | [] => true
  | _ => among (nameText imported) roots || among (rootOf imported) roots

def firstForbidden (roots : List String) : List Import → Option Name
  | [] => none
  | i :: is => if importAllowed roots i.module then firstForbidden roots is else some i.module

def missingInit : List Import → Bool
  | [] => true
  | i :: is => nameText i.module != "Init" && missingInit is

/-- A refusal of a statement with the messages behind it. -/
def failureWith (kind what : String) (messages : MessageLog) : IO Json := do
  let entries ← messagesJson messages.toList 0 []
  return (failure kind s!"{what}: {← errorText messages}").setObjVal! "messages" (jsonList entries)

/-- Why a command may not stand before a statement, or as one, where a file stands. -/
def commandRefusal (base : Environment) (state : Command.State) (command : Syntax) : Option String :=
  match preambleRefusal command with
  | some why => some why
  | none => namesRefusal base state command

/-- What a file imports, and its state before a statement. -/
structure Preamble where
  base : Environment
  state : Command.State

/-- A text whose imports are there and whose commands are still to be read. -/
structure OpenFile where
  input : Parser.InputContext
  parser : Parser.ModuleParserState
  base : Environment
  state : Command.State

/-- Read the imports of a text, or refuse them in JSON. -/
def openFile (session : SessionRef) (roots : List String) (name text : String) :
    IO (Except Json OpenFile) := do
  let input := inputOf name text
  let (header, parser, messages) ← Parser.parseHeader input
  if messages.hasErrors then return .error (← failureWith "statement" "the imports do not parse" messages)
  let imports := (HeaderSyntax.imports header).toList
  if missingInit imports then
    return .error (failure "statement" "a file that starts with 'prelude' is not taken")
  if let some m := firstForbidden roots imports then
    return .error (failure "statement" s!"the module '{nameText m}' cannot be imported here")
  let env ← try session.environment imports catch e =>
    return .error (failure "statement" s!"the imports fail: {e}")
  let state := Command.mkState env {} baseOptions
  -- definitions are for proofs: one that cannot be compiled to a program is as good as any other
  let state := match state.scopes with
    | scope :: rest => { state with scopes := { scope with isNoncomputable := true } :: rest }
    | [] => state
  return .ok { input, parser, base := env, state }

/-- The file state after a preamble, or a refusal in JSON. -/
def readPreamble (session : SessionRef) (roots : List String) (text : String) :
    IO (Except Json Preamble) := do
  match ← openFile session roots "<preamble>" text with
  | .error json => return .error json
  | .ok file =>
    match ← readCommands (commandRefusal file.base) file.input file.parser file.state [] with
    | .refused why line => return .error (failure "statement" s!"line {line}: {why}")
    | .done state _ =>
      if state.messages.hasErrors then
        return .error (← failureWith "statement" "the text before the statement has errors" state.messages)
      return .ok { base := file.base, state := { state with messages := {} } }

/-- Elaborate a whole text, whatever its commands; its messages. Certifies nothing. -/
def compileText (session : SessionRef) (roots : List String) (text : String) : IO Json := do
  match ← openFile session roots "<text>" text with
  | .error json => return json
  | .ok file =>
    match ← readCommands (fun _ _ => none) file.input file.parser file.state [] with
    | .refused why line => return failure "statement" s!"line {line}: {why}"
    | .done state _ =>
      return Json.mkObj [("ok", true), ("messages", jsonList (← messagesJson state.messages.toList 0 []))]

/-- The name that a theorem command declares, as the environment knows it. -/
def declaredName (env : Environment) (currNamespace : Name) (command : Syntax) : Option Name :=
  let id := (((innermost command).getArg 1).getArg 1).getArg 0
  let short := id.getId
  let full := if "_root_.".isPrefixOf (nameText short) then short.replacePrefix `_root_ .anonymous
    else currNamespace ++ short
  if env.contains full then some full
  else if env.contains (mkPrivateName env full) then some (mkPrivateName env full)
  else none

/-- The source text of some syntax, found by its positions. -/
def textOf (source : String) (stx : Syntax) : Option String :=
  match stx.getPos?, stx.getTailPos? with
  | some a, some b => some (String.Pos.Raw.extract source a b)
  | _, _ => none

/-- `∀ binders, type` in words, when the declaration has a plain signature. -/
def statementText (source : String) (command : Syntax) : Option String :=
  let signature := ((innermost command).getArg 1).getArg 2
  let binders := signature.getArg 0
  let type := (signature.getArg 1).getArg 1
  match textOf source type with
  | none => none
  | some type => match textOf source binders with
    | some binders => if binders == "" then some type else some s!"∀ {binders}, {type}"
    | none => some type

/-- The type of a text in a given scope, and the environment with what its elaboration declares beside
it (the functions behind `fun (x, y) => …`), named after `declaration`; or none. -/
def elaboratedType (before : Command.State) (declaration : Name) (text : String) :
    IO (Option (Expr × Environment)) := do
  let scope :: _ := before.scopes | return none
  match Parser.runParserCategory before.env `term text with
  | .error _ => return none
  | .ok stx =>
    let core : Core.State :=
      { env := before.env, ngen := before.ngen, nextMacroScope := before.nextMacroScope, infoState := {},
        auxDeclNGen := .ofPrefix declaration }
    let state : ProofState :=
      { core, meta' := {}, term := {}, goals := [], options := scope.opts,
        openDecls := scope.openDecls, currNamespace := scope.currNamespace, levelNames := [] }
    let found ← IO.mkRef (none : Option Expr)
    let action : TermElabM Unit := do
      let e ← Term.elabType stx
      Term.synthesizeSyntheticMVarsNoPostponing
      let e ← instantiateMVars e
      found.set (if e.hasMVar || e.hasSorry then none else some e)
    match ← runFrom state 200000 action with
    | .ok (core, _, _) => match ← found.get with
      | some e => return some (e, core.env)
      | none => return none
    | .error _ => return none

/-- Whether an expression mentions a constant that an environment lacks. -/
def mentionsUnknown (env : Environment) (e : Expr) : Bool :=
  unknownAmong e.getUsedConstants.toList
where
  unknownAmong : List Name → Bool
    | [] => false
    | n :: ns => !env.contains n || unknownAmong ns

/-- The state before a statement, with what the statement itself declares besides its theorem. -/
def withAuxiliaries (before : Command.State) (name : Name) (type : Expr) (text : Option String) :
    IO Command.State := do
  if !mentionsUnknown before.env type then return before
  let some text := text | return before
  match ← elaboratedType before name text with
  | some (e, env) => return if e == type then { before with env } else before
  | none => return before

structure Opened where
  statement : Statement
  /-- The file after the statement, with `sorry` for its proof. -/
  after : Environment
  /-- The negation in words, when its elaboration is literally `Not` of the statement. -/
  negation : Option String

/-- The declaration with its type `T` replaced by `True → T`. -/
partial def withMark (command : Syntax) : Syntax :=
  if nameText command.getKind == "Lean.Parser.Command.in" then
    command.setArg 2 (withMark (command.getArg 2))
  else
    let decl := command.getArg 1
    let signature := decl.getArg 2
    let typeSpec := signature.getArg 1
    let marked := Syntax.node .none `Lean.Parser.Term.arrow
      #[mkIdent ``True, .atom .none "→", typeSpec.getArg 1]
    command.setArg 1 (decl.setArg 2 (signature.setArg 1 (typeSpec.setArg 1 marked)))

/-- How many binders stand before the place where `marked` has `True →` and `type` has nothing. -/
def bindersBefore : Expr → Expr → Nat → Option Nat
  | .forallE _ d b _, type, n =>
    if d.isConstOf ``True && b.lowerLooseBVars 1 1 == type then some n
    else match type with
      | .forallE _ d' b' _ => if d == d' then bindersBefore b b' (n + 1) else none
      | _ => none
  | _, _, _ => none

/-- The type that a declaration gives its theorem, and the theorem's name. -/
def declaredType (before : Command.State) (input : Parser.InputContext) (command : Syntax) :
    IO (Except Json (Name × ConstantInfo × Environment)) := do
  let after ← elaborate input 0 command { before with messages := {} }
  if after.messages.hasErrors then
    return .error (← failureWith "statement" "the statement does not elaborate" after.messages)
  let scope :: _ := before.scopes | return .error (failure "internal" "no scope is open")
  let some name := declaredName after.env scope.currNamespace command
    | return .error (failure "statement" "the statement declares nothing")
  let some info := after.env.find? name | return .error (failure "internal" "the declaration is lost")
  if info.type.hasSorry || info.type.hasMVar then
    return .error (failure "statement" "the statement contains sorry or an unsolved hole")
  return .ok (name, info, after.env)

/-- Whether the proof of a theorem starts right after its declaration's text. -/
def bodyStandsAt (declaration : String) (command : Syntax) : Bool :=
  match (((innermost command).getArg 1).getArg 3).getPos? with
  | some p => p.byteIdx == declaration.utf8ByteSize + 1
  | none => false

/-- A declaration without its body, elaborated in a preamble. Where `forSearch` is false, what only a
search needs (the count of binders, the negation) is left out. -/
def openStatement (preamble : Preamble) (declaration : String) (forSearch : Bool) :
    IO (Except Json Opened) := do
  let before := preamble.state
  let source := declaration ++ " := by\n  sorry"
  let input := inputOf "<statement>" source
  match ← readOne input before with
  | .error e => return .error (failure "statement" s!"the statement does not parse: {e}")
  | .ok command =>
    if let some why := theoremRefusal command then return .error (failure "statement" why)
    if let some why := commandRefusal preamble.base before command then
      return .error (failure "statement" why)
    if !bodyStandsAt declaration command then
      return .error (failure "statement" "the statement does not end where its proof should begin")
    match ← declaredType before input command with
    | .error json => return .error json
    | .ok (name, info, after) =>
      if !forSearch then
        let statement : Statement :=
          { before, name, levelParams := info.levelParams, type := info.type, binders := 0 }
        return .ok { statement, after, negation := none }
      let binders ← match ← declaredType before input (withMark command) with
        | .ok (_, marked, _) => pure ((bindersBefore marked.type info.type 0).getD 0)
        | .error _ => pure 0
      let text := statementText source command
      let before ← withAuxiliaries before name info.type text
      let statement : Statement :=
        { before, name, levelParams := info.levelParams, type := info.type, binders }
      let negation ← match text with
        | none => pure none
        | some text => do
          let refuted := s!"¬ ({text})"
          match ← elaboratedType preamble.state name refuted with
          | some (e, _) => pure (if e == mkNot info.type then some refuted else none)
          | none => pure none
      return .ok { statement, after, negation }

end Hypatia
