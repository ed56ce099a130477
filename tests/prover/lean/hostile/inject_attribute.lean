-- Tries: an attribute on a local definition
-- Says: attribute
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  exact l
where
  @[implemented_by Nat.add] l : 1 = 2 := rfl
