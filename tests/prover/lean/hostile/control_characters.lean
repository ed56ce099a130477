-- Tries: control characters
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  [31m rfl
