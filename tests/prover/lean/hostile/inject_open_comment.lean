-- Tries: a comment without an end
--- preamble
--- statement
theorem t : 1 = 2
--- proof
rfl /- and all is well
