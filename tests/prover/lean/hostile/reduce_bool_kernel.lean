-- Tries: compiled code run by the kernel without an axiom
--- preamble
def c : Bool := true
--- statement
theorem t : Lean.reduceBool c = true
--- proof
rfl
