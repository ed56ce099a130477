-- Tries: the plain hole
-- Says: sorry
--- preamble
--- statement
theorem t : 1 = 2
--- proof
sorry
