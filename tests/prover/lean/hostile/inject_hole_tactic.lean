-- Tries: a goal left open
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by refine ?h
