/-
Starts the driver from the code that `Bundle` compiled; the argument names the file.
-/
module
public import Lean.Compiler.InitAttr
public import Lean.Compiler.IR.CompilerM
public section

namespace Hypatia.Start
open Lean

unsafe def restore : List EnvExtensionEntry → Array IR.Decl → Array IR.Decl
  | [], acc => acc
  | d :: ds, acc => restore ds (acc.push (unsafeCast d))

unsafe def start (code : String) : IO Unit := do
  let (data, _) ← readModuleData code
  enableInitializersExecution
  let env ← importModules #[{ module := `Lean.Elab.Command }, { module := `Lean.Elab.Import }] {}
    (trustLevel := 0) (loadExts := true)
  match data.entries.toList with
  | (_, entries) :: _ =>
    let context : Core.Context := { fileName := "<driver>", fileMap := FileMap.ofString "" }
    match ← ((IR.addDecls (restore entries.toList #[])).run context { env }).toBaseIO with
    | .ok (_, state) => runInit state.env {} `Hypatia.finished `Hypatia.main
    | .error e => throw (IO.userError (← e.toMessageData.toString))
  | [] => throw (IO.userError "the driver's code is empty")

@[implemented_by start] opaque run (code : String) : IO Unit
end Hypatia.Start

def main (args : List String) : IO Unit := do
  match args with
  | [code] => Hypatia.Start.run code
  | _ => throw (IO.userError "usage: Main CODE")
