-- Tries: nothing
--- preamble
--- statement
theorem t : 1 = 2
--- proof

