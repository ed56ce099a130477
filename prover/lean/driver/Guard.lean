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
   "Lean.Parser.Command.moduleDoc", "Lean.Parser.Command.omit", "Lean.Parser.Command.include",
   "Lean.Parser.Command.check", "Lean.Parser.Command.print"]

/-- Syntax that may stand nowhere, neither before a statement nor in a proof, with the reason. -/
def forbiddenAnywhere : List (String × String) :=
  [("Lean.Parser.Command.attribute", "an attribute can change the meaning of a statement"),
   ("Lean.Parser.Command.openRenaming", "'open … renaming' can change the meaning of a statement"),
   ("Lean.Parser.Command.axiom", "an axiom assumes what should be proved"),
   ("Lean.Parser.Command.instance", "an instance can change the meaning of a statement"),
   ("Lean.Parser.Command.unsafe", "unsafe code is not checked by the kernel"),
   ("Lean.Parser.Command.partial", "partial definitions are opaque to the kernel"),
   ("Lean.Parser.Command.classInductive", "a class can change the meaning of a statement"),
   ("Lean.Parser.Command.classTk", "a class can change the meaning of a statement")]

/-- Words that run programs, wherever they stand and whichever library brings them. -/
def forbiddenWords : List (String × String) :=
  [("native_decide", "native_decide trusts the compiler instead of the kernel"),
   ("run_tac", "run_tac runs programs"), ("by_elab", "by_elab runs programs"),
   ("run_elab", "run_elab runs programs"), ("run_term_elab", "run_term_elab runs programs"),
   ("run_conv", "run_conv runs programs"), ("run_meta", "run_meta runs programs"),
   ("run_cmd", "run_cmd runs programs"), ("eval%", "eval% runs programs"),
   ("unsafe", "unsafe code is not checked by the kernel"),
   ("include_str", "include_str reads files")]

/-- A token without the blanks that a grammar may write around it. -/
def bareWord (s : String) : String := dropBlanks s.toList ""
where
  dropBlanks : List Char → String → String
    | [], acc => acc
    | c :: cs, acc => dropBlanks cs (if c == ' ' then acc else acc.push c)

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

/-- Options that bind names nobody declared. -/
def bindingOptions : List String := ["autoImplicit", "relaxedAutoImplicit"]

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

/-- Attributes with a grammar of their own that may be set. -/
def allowedAttributeKinds : List String :=
  ["Lean.Parser.Attr.simp", "Lean.Parser.Attr.grind", "Lean.Parser.Attr.ext",
   "Lean.Elab.Tactic.Ext.ext", "Lean.Parser.Attr.specialize"]

/-- The first attribute below some nodes that may not be set. -/
partial def badAttribute : List Syntax → Option String
  | [] => none
  | .node _ kind args :: rest =>
    let found :=
      if nameText kind != "Lean.Parser.Term.attrInstance" then badAttribute args.toList
      else match args.toList with
        | [_, .node _ kind args] =>
          if nameText kind == "Lean.Parser.Attr.simple" then
            match args.toList with
            | .ident _ _ n _ :: _ => if among (nameText n) allowedAttributes then none else some (nameText n)
            | _ => some "without a name"
          else if among (nameText kind) allowedAttributeKinds then none
          else some (nameText kind)
        | _ => some "without a name"
    match found with
    | some a => some a
    | none => badAttribute rest
  | _ :: rest => badAttribute rest

/-- The part of a `set_option` node before what it governs. -/
def setOptionArgs (kind : String) (args : List Syntax) : List Syntax :=
  if kind == "Lean.Parser.Command.set_option" then args
  else match args with
    | [a, b, c, d, _, _] => [a, b, c, d]
    | [a, b, c, _, _] => [a, b, c]
    | other => other

/-- Whether a `set_option` node sets its option to true. -/
partial def setsTrue : List Syntax → Bool
  | [] => false
  | .atom _ s :: rest => bareWord s == "true" || setsTrue rest
  | .node _ _ args :: rest => setsTrue args.toList || setsTrue rest
  | _ :: rest => setsTrue rest

/-- Why a `set_option` node may not stand anywhere. -/
def optionRefusal (args : List Syntax) : Option String :=
  match optionOf args with
  | none => some "an option without a name"
  | some o =>
    if !among o allowedOptions then some s!"the option '{o}' may not be set"
    else if among o bindingOptions && setsTrue args then
      some s!"with '{o}' a misspelt name would quietly become a variable: declare it"
    else none

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
          if isSetOption k then optionRefusal (setOptionArgs k args.toList)
          else if k == "Lean.Parser.Term.attributes" then
            match badAttribute args.toList with
            | some a => some s!"the attribute '{a}' may not be set"
            | none => none
          else none
        match here with
        | some why => some why
        | none => match refusal inProof args.toList with
          | some why => some why
          | none => refusal inProof rest
  | .atom _ s :: rest => match reasonFor (bareWord s) forbiddenWords with
    | some why => some why
    | none => refusal inProof rest
  | _ :: rest => refusal inProof rest

mutual
/-- Why a command may not stand before a statement, or as one. -/
partial def preambleRefusal (command : Syntax) : Option String :=
  let kind := nameText command.getKind
  if kind == "Lean.Parser.Command.in" || kind == "Lean.Parser.Command.mutual" then
    commandsRefusal command.getArgs.toList
  else if among kind allowedCommands then refusal false [command]
  else some s!"the command '{kind}' may not stand before a statement"
/-- The same for what stands in a command that holds commands. -/
partial def commandsRefusal : List Syntax → Option String
  | [] => none
  | .node i kind args :: rest =>
    let here := if nameText kind == "null" then commandsRefusal args.toList
      else preambleRefusal (.node i kind args)
    match here with
    | some why => some why
    | none => commandsRefusal rest
  | _ :: rest => commandsRefusal rest
end

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
