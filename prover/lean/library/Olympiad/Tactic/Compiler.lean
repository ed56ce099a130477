module

public import Lean.Compiler.LCNF.PassManager
public meta import Lean.Compiler.LCNF.Passes

/-!
# Functions keep all their arguments

The compiler gives a function that ignores an argument a second body without it. The embedded Lean's
modules do not hand these bodies on to their importers, so tactics compiled with them could not run.
Importing this module leaves that pass out.
-/

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Compiler LCNF

/-- A pass that changes nothing of importance, in the place of `p`. Exported, and so compiled, with
owned arguments: the boxed versions of others are not handed on either. -/
@[export olympiad_harmless_pass]
def harmless (p : Pass) : Pass := if p.occurrence > 1000 then p else cse .mono false 9

@[cpass] def keepArity : PassInstaller := PassInstaller.replacePass .mono `reduceArity harmless

end Olympiad.Tactic
