/-
Starts the driver from the code that `Bundle` compiled; the argument names the file.

All of it is `meta` and without closures, so that its own compiled form survives in an .olean at the
exported level: the embedded Lean runs `Main.lean`, which only imports this file (elaborating it takes
two seconds there); elsewhere this file is run as it is.
-/
module
public import Lean.Compiler.InitAttr
public import Lean.Compiler.IR.CompilerM
public meta import Lean.Compiler.InitAttr
public meta import Lean.Compiler.IR.CompilerM
public meta section
set_option compiler.extract_closed false

namespace Hypatia.Start
open Lean

unsafe def restore : List EnvExtensionEntry → Array IR.Decl → Array IR.Decl
  | [], acc => acc
  | d :: ds, acc => restore ds (acc.push (unsafeCast d))

unsafe def start (code : String) : IO Unit := do
  let (data, _) ← readModuleData code
  enableInitializersExecution
  let env ← importModules #[{ module := `Lean.Elab.Command }, { module := `Lean.Elab.Import }] {}
    (trustLevel := 0)
  match data.entries.toList with
  | (_, entries) :: _ =>
    let context : Core.Context :=
      { fileName := "<driver>", fileMap := FileMap.ofString "", maxRecDepth := 1000, maxHeartbeats := 0 }
    let state ← IO.mkRef ({ env } : Core.State)
    match ← ((IR.addDecls (restore entries.toList #[])) context state).toBaseIO with
    | .ok _ => runInit (← state.get).env {} `Hypatia.finished `Hypatia.main
    | .error e => throw (IO.userError (← e.toMessageData.toString))
  | [] => throw (IO.userError "the driver's code is empty")

@[implemented_by start] opaque run (code : String) : IO Unit

end Hypatia.Start

def main (args : List String) : IO Unit := do
  match args with
  | [code] => Hypatia.Start.run code
  | _ => throw (IO.userError "usage: Start CODE")
