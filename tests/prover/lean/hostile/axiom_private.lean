-- Tries: a private axiom
-- Says: axiom
--- preamble
private axiom bad : 1 = 2
--- statement
theorem t : 1 = 2
--- proof
bad
