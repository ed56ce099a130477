-- Tries: a hole left open
--- preamble
--- statement
theorem t : 1 = 2
--- proof
?h
