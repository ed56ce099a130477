-- Tries: a hole in a local recursion
-- Says: sorry
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  let rec l : 1 = 2 := sorry
  exact l
