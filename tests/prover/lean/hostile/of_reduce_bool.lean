-- Tries: the axiom behind native_decide
--- preamble
def c : Bool := true
--- statement
theorem t : c = true
--- proof
Lean.ofReduceBool c true rfl
