-- Tries: the end of a comment
--- preamble
--- statement
theorem t : 1 = 2
--- proof
-/ rfl
