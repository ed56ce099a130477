-- Tries: an attribute on the theorem
-- Says: implemented_by
--- preamble
--- statement
@[implemented_by Nat.add] theorem t : 1 = 2
--- proof
rfl
