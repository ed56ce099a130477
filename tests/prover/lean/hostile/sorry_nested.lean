-- Tries: a hole inside terms inside tactics
-- Says: sorry
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by exact (by exact (id (by exact sorry)))
