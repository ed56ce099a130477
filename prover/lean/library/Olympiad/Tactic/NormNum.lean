module

public import Olympiad.Tactic.LinarithTactic
public meta import Olympiad.Tactic.LinarithTactic
public meta import Olympiad.Tactic.Ring
public meta import Olympiad.Tactic.Logic

/-!
# `norm_num`

`simp` with its own arithmetic for ℕ and ℤ, and, for goals, a decision of closed comparisons in every
ordered field: by normal forms and by a certificate.
-/

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

/-- Closes a goal about numerals. -/
syntax (name := normNumClose) "norm_num_close" : tactic

macro_rules
  | `(tactic| norm_num_close) => `(tactic| first
    | ring1
    | linarith only []
    | (intro h; linarith only [h])
    | (constructor <;> norm_num_close)
    | decide
    | decide +kernel)

/-- `norm_num [lemmas] (at h)` evaluates numerals and simplifies; it proves true comparisons of closed
terms in ℕ, ℤ, ℚ and ℝ. -/
syntax (name := normNum) "norm_num" (" [" (Lean.Parser.Tactic.simpStar <|> Lean.Parser.Tactic.simpErase <|>
  Lean.Parser.Tactic.simpLemma),*,? "]")? (Lean.Parser.Tactic.location)? : tactic

/-- `norm_num1` is `norm_num` without lemmas. -/
syntax (name := normNum1) "norm_num1" (Lean.Parser.Tactic.location)? : tactic

namespace Olympiad.Tactic
open Lean Meta Elab Tactic

mutual

/-- Gives every `simp` in a tactic these lemmas and this place. -/
partial def fillSimp (lemmas place : Syntax) (stx : Syntax) : Syntax :=
  match stx with
  | .node info kind args =>
    if kind == ``Lean.Parser.Tactic.simp then (stx.setArg 4 lemmas).setArg 5 place
    else .node info kind (fillFrom lemmas place args 0 #[])
  | stx => stx

partial def fillFrom (lemmas place : Syntax) (args : Array Syntax) (i : Nat) (acc : Array Syntax) :
    Array Syntax :=
  if h : i < args.size then fillFrom lemmas place args (i + 1) (acc.push (fillSimp lemmas place args[i]))
  else acc

end

def normNumText (goal plain : Bool) : String :=
  let close := if goal then "| (simp; (try norm_num_close); done) | (simp <;> norm_num_close; done) " else ""
  let first := if goal && plain then "| norm_num_close " else ""
  "set_option linter.unusedSimpArgs false in first " ++ first ++ close ++ "| simp"

@[tactic normNum] def evalNormNum : Tactic := fun stx => do
  let text ← tacticOf (normNumText (stx[2].getNumArgs == 0) (stx[1].getNumArgs == 0))
  evalTactic (fillSimp stx[1] stx[2] text)

@[tactic normNum1] def evalNormNum1 : Tactic := fun stx => do
  let text ← tacticOf (normNumText (stx[1].getNumArgs == 0) true)
  evalTactic (fillSimp mkNullNode stx[1] text)

end Olympiad.Tactic
