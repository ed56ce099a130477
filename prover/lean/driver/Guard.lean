/-
Which Lean text may stand where.

The text before a statement may define things; it may not change what Lean text means (syntax,
macros, notation, instances), run programs, assume axioms, or switch off checks. A proof is one
declaration body: it may not contain commands, attributes, or options other than limits. Soundness
does not rest on this file alone (`Check` replays every proof in the kernel): it keeps the meaning of
a statement what its reader takes it for, and gives clear refusals.
-/

namespace Hypatia
open Lean

/-- Commands that may stand before a statement. -/
def allowedCommands : List String :=
  ["Lean.Parser.Command.open", "Lean.Parser.Command.namespace", "Lean.Parser.Command.section",
   "Lean.Parser.Command.end", "Lean.Parser.Command.variable", "Lean.Parser.Command.universe",
   "Lean.Parser.Command.set_option", "Lean.Parser.Command.declaration",
   "Lean.Parser.Command.moduleDoc", "Lean.Parser.Command.in", "Lean.Parser.Command.export",
   "Lean.Parser.Command.omit", "Lean.Parser.Command.include", "Lean.Parser.Command.check",
   "Lean.Parser.Command.mutual", "Lean.Parser.Command.print"]

/-- Syntax that may stand nowhere, neither before a statement nor in a proof, with the reason. -/
def forbiddenAnywhere : List (String × String) :=
  [("Lean.Parser.Command.axiom", "an axiom assumes what should be proved"),
   ("Lean.Parser.Command.instance", "an instance can change the meaning of a statement"),
   ("Lean.Parser.Command.unsafe", "unsafe code is not checked by the kernel"),
   ("Lean.Parser.Command.partial", "partial definitions are opaque to the kernel"),
   ("Lean.Parser.Command.classInductive", "a class can change the meaning of a statement"),
   ("Lean.Parser.Command.classTk", "a class can change the meaning of a statement"),
   ("Lean.Parser.Tactic.nativeDecide", "native_decide trusts the compiler instead of the kernel"),
   ("Lean.Parser.Tactic.runTac", "run_tac runs programs"),
   ("Lean.Parser.Term.byElab", "by_elab runs programs"),
   ("Lean.runTermElab", "run_elab runs programs"),
   ("Lean.Parser.Term.unsafe", "unsafe code is not checked by the kernel"),
   ("Lean.Parser.Term.includeStr", "include_str reads files")]

/-- Syntax that may not stand in a proof. -/
def forbiddenInProof : List (String × String) :=
  [("Lean.Parser.Term.sorry", "the proof uses sorry"),
   ("Lean.Parser.Tactic.tacticSorry", "the proof uses sorry"),
   ("Lean.Parser.Tactic.tacticAdmit", "the proof uses admit"),
   ("Lean.Parser.Term.attributes", "a proof may not set attributes")]

def allowedAttributes : List String :=
  ["simp", "grind", "reducible", "irreducible", "ext", "inline", "specialize", "expose", "elab_as_elim"]

def allowedOptions : List String :=
  ["maxHeartbeats", "maxRecDepth", "autoImplicit", "relaxedAutoImplicit", "linter.all",
   "linter.unusedVariables", "linter.style.longLine", "pp.all", "pp.unicode.fun", "pp.proofs",
   "exponentiation.threshold", "smartUnfolding", "synthInstance.maxHeartbeats",
   "synthInstance.maxSize", "tactic.hygienic"]

def reasonFor (key : String) : List (String × String) → Option String
  | [] => none
  | (k, why) :: rest => if k == key then some why else reasonFor key rest

/-- The name of the option that a `set_option` node sets. -/
def optionOf (args : List Syntax) : Option String :=
  match args with
  | _ :: .ident _ _ n _ :: _ => some (nameText n)
  | _ => none

def isSetOption (kind : String) : Bool :=
  kind == "Lean.Parser.Command.set_option" || kind == "Lean.Parser.Tactic.set_option"
    || kind == "Lean.Parser.Term.set_option"

/-- Attribute names of a node `Term.attributes`: the identifiers right below `Attr.…` nodes. -/
partial def badAttribute : List Syntax → Option String
  | [] => none
  | .node _ kind args :: rest =>
    match nameText kind with
    | "Lean.Parser.Attr.simple" => match args.toList with
      | .ident _ _ n _ :: _ =>
        if among (nameText n) allowedAttributes then badAttribute rest else some (nameText n)
      | _ => badAttribute rest
    | "Lean.Parser.Attr.simp" => badAttribute rest
    | "Lean.Parser.Attr.grind" => badAttribute rest
    | "Lean.Parser.Attr.ext" => badAttribute rest
    | "Lean.Parser.Attr.recursor" => some "recursor"
    | "Lean.Parser.Attr.instance" => some "instance"
    | "Lean.Parser.Attr.defaultInstance" => some "default_instance"
    | "Lean.Parser.Attr.specialize" => badAttribute rest
    | "Lean.Parser.Attr.extern" => some "extern"
    | "Lean.Parser.Attr.export" => some "export"
    | "Lean.Parser.Attr.macro" => some "macro"
    | "Lean.Parser.Term.attrKind" => badAttribute rest
    | k =>
      if "Lean.Parser.Attr.".isPrefixOf k || "Lean.Attr.".isPrefixOf k then some k
      else match badAttribute args.toList with
        | some a => some a
        | none => badAttribute rest
  | _ :: rest => badAttribute rest

/-- The first reason to refuse some syntax; `inProof` adds what a proof may not contain. -/
partial def refusal (inProof : Bool) : List Syntax → Option String
  | [] => none
  | .node _ kind args :: rest =>
    let k := nameText kind
    match reasonFor k forbiddenAnywhere with
    | some why => some why
    | none =>
      match (if inProof then reasonFor k forbiddenInProof else none) with
      | some why => some why
      | none =>
        let here :=
          if isSetOption k then
            match optionOf args.toList with
            | some o => if among o allowedOptions then none else some s!"the option '{o}' may not be set"
            | none => some "an option without a name"
          else if k == "Lean.Parser.Term.attributes" then
            match badAttribute args.toList with
            | some a => some s!"the attribute '{a}' may not be set"
            | none => none
          else if k == "Lean.Parser.Command.optDeriving" || k == "Lean.Parser.Command.deriving" then
            if args.size == 0 then none else some "a derived instance can change the meaning of a statement"
          else none
        match here with
        | some why => some why
        | none => match refusal inProof args.toList with
          | some why => some why
          | none => refusal inProof rest
  | _ :: rest => refusal inProof rest

/-- Whether a command may stand before a statement. -/
def preambleRefusal (command : Syntax) : Option String :=
  let kind := nameText command.getKind
  if among kind allowedCommands then refusal false [command]
  else some s!"the command '{kind}' may not stand before a statement"

/-- Unwrap `open … in`, `set_option … in`. -/
partial def innermost (command : Syntax) : Syntax :=
  if nameText command.getKind == "Lean.Parser.Command.in" then innermost (command.getArg 2)
  else command

/-- Why a command is not a theorem declaration, if it is not one. -/
def theoremRefusal (command : Syntax) : Option String :=
  let command := innermost command
  if nameText command.getKind != "Lean.Parser.Command.declaration" then
    some "expected one theorem"
  else if nameText (command.getArg 1).getKind != "Lean.Parser.Command.theorem" then
    some "expected a theorem (write 'theorem NAME …')"
  else none

end Hypatia
