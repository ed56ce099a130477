-- Tries: a hint to the unifier
--- preamble
unif_hint (a b : Nat) where
  a =?= b |- a =?= b
--- statement
theorem t : 1 = 2
--- proof
rfl
