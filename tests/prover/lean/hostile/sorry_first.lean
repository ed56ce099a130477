-- Tries: the hole as a last resort
-- Says: sorry
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by first | rfl | (skip; sorry)
