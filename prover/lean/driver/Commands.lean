/-
Reading Lean text command by command, each one looked at before it is elaborated.
-/

namespace Hypatia
open Lean Elab

/-- A text with its positions. -/
def inputOf (name text : String) : Parser.InputContext :=
  { inputString := text, fileName := name, fileMap := FileMap.ofString text,
    endPos := text.rawEndPos, endPos_valid := by simp }

/-- What reading a text came to. -/
inductive Reading where
  /-- All of it was read; messages may still hold errors. -/
  | done (state : Command.State) (commands : List Syntax)
  /-- A command was refused before it was elaborated. -/
  | refused (why : String) (line : Nat)

def elaborate (input : Parser.InputContext) (position : String.Pos.Raw) (command : Syntax)
    (state : Command.State) : IO Command.State := do
  let context : Command.Context :=
    { fileName := input.fileName, fileMap := input.fileMap, cmdPos := position, snap? := none,
      cancelTk? := none }
  let ref ← IO.mkRef state
  match ← ((Command.elabCommandTopLevel command) context ref).toBaseIO with
  | .ok _ => ref.get
  | .error e => do
    let text ← e.toMessageData.toString
    let state ← ref.get
    let start := input.fileMap.toPosition position
    let message : Message :=
      { fileName := input.fileName, pos := start, data := MessageData.ofFormat (Std.Format.text text) }
    return { state with messages := state.messages.add message }

/-- Read and elaborate all commands of a text that the guard admits. -/
partial def readCommands (guard : Command.State → Syntax → Option String) (input : Parser.InputContext)
    (parser : Parser.ModuleParserState) (state : Command.State) (commands : List Syntax) :
    IO Reading := do
  let scope :: _ := state.scopes | return .refused "no scope is open" 1
  let context : Parser.ParserModuleContext :=
    { env := state.env, options := scope.opts, currNamespace := scope.currNamespace,
      openDecls := scope.openDecls }
  let (command, parser', messages) := Parser.parseCommand input context parser state.messages
  let line := (input.fileMap.toPosition parser.pos).line
  if messages.hasErrors then
    return .done { state with messages } commands
  else if nameText command.getKind == "Lean.Parser.Command.eoi" then
    return .done { state with messages } (reverseSyntax commands [])
  else
    match guard state command with
    | some why => return .refused why line
    | none =>
      let state ← elaborate input parser.pos command { state with messages }
      readCommands guard input parser' state (command :: commands)

def firstError (messages : MessageLog) : IO String := do
  match messages.toList with
  | m :: _ => return s!"{m.pos.line}:{m.pos.column}: {← m.data.toString}"
  | [] => return "syntax error"

/-- Parse a text that must be exactly one command, to its very end. -/
def readOne (input : Parser.InputContext) (state : Command.State) : IO (Except String Syntax) := do
  let scope :: _ := state.scopes | return .error "no scope is open"
  let context : Parser.ParserModuleContext :=
    { env := state.env, options := scope.opts, currNamespace := scope.currNamespace,
      openDecls := scope.openDecls }
  let (command, parser, messages) := Parser.parseCommand input context {} {}
  if messages.hasErrors then
    return .error (← firstError messages)
  let (last, _, messages) := Parser.parseCommand input context parser messages
  if messages.hasErrors then
    return .error (← firstError messages)
  if nameText last.getKind == "Lean.Parser.Command.eoi" then return .ok command
  return .error "text is left after the end of the declaration"

end Hypatia
