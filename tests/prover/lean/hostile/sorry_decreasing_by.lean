-- Tries: a recursion whose end is not shown
-- Says: sorry
--- preamble
--- statement
theorem t : 1 = 2
--- proof
f 0
where
  f (n : Nat) : 1 = 2 := f (n + 1)
  termination_by n
  decreasing_by sorry
