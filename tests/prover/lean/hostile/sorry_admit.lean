-- Tries: its other name
-- Says: admit
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by admit
