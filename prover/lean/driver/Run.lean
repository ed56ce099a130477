/-
Running elaborator actions from saved states.
-/

namespace Hypatia
open Lean Elab Meta

/-- The options every elaboration starts from: no tasks, no limits but those that a request sets, and
no name that is bound because it is unknown. -/
def baseOptions : Options :=
  ({} : Options) |>.setBool `Elab.async false |>.setNat `maxHeartbeats 0 |>.setBool `autoImplicit false

/-- Run an elaborator action from a saved state. Logged errors count as errors. The action hands its
results over in references. -/
def runFrom (state : ProofState) (heartbeats : Nat) (action : TermElabM Unit) :
    IO (Except String (Core.State × Meta.State × Term.State)) := do
  let context : Core.Context :=
    { fileName := "<goal>", fileMap := FileMap.ofString "", options := state.options,
      maxRecDepth := maxRecDepth.get state.options,
      maxHeartbeats := heartbeats * 1000, initHeartbeats := (← IO.getNumHeartbeats),
      openDecls := state.openDecls, currNamespace := state.currNamespace }
  let guarded : TermElabM Unit := do
    try action catch e => match e with
      | .internal .. => do
        -- an abort stands for errors that were logged before
        let log := (← getThe Core.State).messages
        let text ← if log.hasErrors then errorText log else e.toMessageData.toString
        throwError text
      | _ => throw e
  let run := ((StateRefT'.run (guarded { errToSorry := false }) state.term).run {} state.meta').run context
    { state.core with messages := {} }
  match ← run.toBaseIO with
  | .error e => return .error (← e.toMessageData.toString)
  | .ok (((_, term), meta'), core) =>
    if core.messages.hasErrors then return .error (← errorText core.messages)
    return .ok (core, meta', term)

end Hypatia
