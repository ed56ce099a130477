-- Tries: a fixed point as a proof
--- preamble
--- statement
theorem t : 1 = 2
--- proof
f 0
where
  f (n : Nat) : 1 = 2 := f (n + 1)
  partial_fixpoint
