module

public import Olympiad.Finset.Fintype
public meta import Olympiad.Set
public meta import Lean.Elab.ElabRules
public meta import Lean.Elab.App

/-!
# Set-builder notation for finite sets

`{x ∈ s | p x}` is `Finset.filter p s` where `s` is a `Finset` and no `Set` is expected;
`{x | p x}` is `Finset.filter p univ` where a `Finset` is expected. `#s` is the number of elements.
-/

@[expose] public section

set_option compiler.extract_closed false

namespace Finset
@[inherit_doc Finset.card] scoped prefix:arg "#" => Finset.card
end Finset

open Lean Meta Elab Term

/--
Whether a type is known to be `name …`. In `MetaM` rather than `TermElabM`: importers do not find a
function that the compiler has relieved of parameters it does not use.
-/
public meta def isTypeOf (name : Name) : Option Expr → MetaM Bool
  | none => return false
  | some type => do
    let type ← whnfR type
    return type.isAppOf name

@[term_elab setBuilderPred]
public meta def elabFinsetFilter : TermElab := fun stx type? => do
  match stx with
  | `({$x:ident ∈ $s | $p}) =>
    if ← isTypeOf ``Set type? then elabSetBuilderPred stx type?
    else
      let set ← elabTerm s none
      if ← isTypeOf ``Finset (some (← inferType set)) then
        elabTerm (← `(Finset.filter (fun $x:ident => $p) $s)) type?
      else
        elabSetBuilderPred stx type?
  | _ => elabSetBuilderPred stx type?

@[term_elab setBuilder]
public meta def elabFinsetUniv : TermElab := fun stx type? => do
  if ← isTypeOf ``Finset type? then
    match stx with
    | `({$x:ident | $p}) =>
      elabTerm (← `(Finset.filter (fun $x:ident => $p) Finset.univ)) type?
    | `({$x:ident : $t | $p}) =>
      elabTerm (← `(Finset.filter (fun $x:ident : $t => $p) Finset.univ)) type?
    | _ => elabSetBuilder stx type?
  else
    elabSetBuilder stx type?
