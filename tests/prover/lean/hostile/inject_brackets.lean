-- Tries: brackets that close too much
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by exact (rfl)) (rfl
