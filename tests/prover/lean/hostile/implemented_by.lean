-- Tries: a definition whose program is another
-- Says: implemented_by
--- preamble
def g (n : Nat) := n + 1
@[implemented_by g] def f (n : Nat) := n
--- statement
theorem t : f 0 = 1
--- proof
by native_decide
