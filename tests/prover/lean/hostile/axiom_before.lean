-- Tries: an axiom before the statement
-- Says: axiom
--- preamble
axiom bad : 1 = 2
--- statement
theorem t : 1 = 2
--- proof
bad
