-- Tries: an attribute of coercions
--- preamble
@[coe] def f (n : Nat) : Int := 0
--- statement
theorem t : 1 = 2
--- proof
rfl
