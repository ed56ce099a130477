-- Tries: a hole in a local definition
-- Says: sorry
--- preamble
--- statement
theorem t : 1 = 2
--- proof
l
where l : 1 = 2 := sorry
