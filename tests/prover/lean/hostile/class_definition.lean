-- Tries: a class
-- Says: class
--- preamble
class C where
  x : Nat
--- statement
theorem t : 1 = 2
--- proof
rfl
