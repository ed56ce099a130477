-- Tries: an unsafe definition
-- Says: unsafe
--- preamble
unsafe def bad : 1 = 2 := bad
--- statement
theorem t : 1 = 2
--- proof
bad
