-- Tries: an opaque constant with a program
-- Says: implemented_by
--- preamble
def g : Nat := 1
@[implemented_by g] opaque f : Nat
--- statement
theorem t : f = 1
--- proof
rfl
