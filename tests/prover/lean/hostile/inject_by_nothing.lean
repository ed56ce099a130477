-- Tries: no proof at all
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
