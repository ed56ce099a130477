-- Tries: a constant without a value
--- preamble
opaque bad : 1 = 2
--- statement
theorem t : 1 = 2
--- proof
bad
