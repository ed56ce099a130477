/-
Compiles the driver once.

Reads the driver's module from standard input, elaborates it, and writes the compiled code of all its
declarations to the file named by the first argument. (An .olean at the exported level would hold only
part of that code, and elaborating the module at every start takes seconds.)
-/
module
public import Lean.Elab.Command
public import Lean.Elab.Import
public import Lean.Compiler.IR.CompilerM
public section

namespace Hypatia.Bundle
open Lean Elab

def readAll (input : IO.FS.Stream) (acc : String) : Nat → IO String
  | 0 => return acc
  | fuel + 1 => do
    let line ← input.getLine
    if line == "" then return acc else readAll input (acc ++ line) fuel

def report : List Message → IO Unit
  | [] => return
  | m :: ms => do
    match m.severity with
    | .error => IO.println s!"{m.pos.line}:{m.pos.column}: {← m.data.toString}"
    | _ => pure ()
    report ms

partial def elaborate (input : Parser.InputContext) (parser : Parser.ModuleParserState)
    (state : Command.State) : IO Command.State := do
  let scope :: _ := state.scopes | return state
  let context : Parser.ParserModuleContext :=
    { env := state.env, options := scope.opts, currNamespace := scope.currNamespace,
      openDecls := scope.openDecls }
  let (command, parser', messages) := Parser.parseCommand input context parser state.messages
  if Parser.isTerminalCommand command then return { state with messages }
  let context : Command.Context :=
    { fileName := input.fileName, fileMap := input.fileMap, cmdPos := parser.pos, snap? := none,
      cancelTk? := none }
  let ref ← IO.mkRef { state with messages }
  match ← ((Command.elabCommandTopLevel command) context ref).toBaseIO with
  | .ok _ => elaborate input parser' (← ref.get)
  | .error e => throw (IO.userError (← e.toMessageData.toString))

unsafe def erase : List IR.Decl → Array EnvExtensionEntry → Array EnvExtensionEntry
  | [], acc => acc
  | d :: ds, acc => erase ds (acc.push (unsafeCast d))

def hasMain : List IR.Decl → Bool
  | [] => false
  | d :: ds => d.name == `Hypatia.main || hasMain ds

unsafe def bundle (output : String) : IO Unit := do
  let text ← readAll (← IO.getStdin) "" 100000
  let input : Parser.InputContext :=
    { inputString := text, fileName := "Driver.lean", fileMap := FileMap.ofString text,
      endPos := text.rawEndPos, endPos_valid := by simp }
  let (header, parser, messages) ← Parser.parseHeader input
  let env ← importModules (HeaderSyntax.imports header) {} (trustLevel := 0) (loadExts := true)
  let options := ({} : Options) |>.setBool `Elab.async false |>.setNat `maxHeartbeats 0
  let state ← elaborate input parser (Command.mkState env messages options)
  if state.messages.hasErrors then
    report state.messages.toList
    throw (IO.userError "the driver does not compile")
  let decls := IR.getDecls state.env
  -- what calls code that the library does not carry is left out without a word
  if !hasMain decls then throw (IO.userError "the driver's code is incomplete")
  let code := erase decls #[]
  saveModuleData output `Hypatia
    { isModule := false, imports := #[], constNames := #[], constants := #[], extraConstNames := #[],
      entries := #[(`code, code)] }
  IO.println "@@bundled"

@[implemented_by bundle] opaque run (output : String) : IO Unit
end Hypatia.Bundle

def main (args : List String) : IO Unit := do
  match args with
  | [output] => Hypatia.Bundle.run output
  | _ => throw (IO.userError "usage: Bundle OUTPUT")
