-- Tries: a comment that swallows the assignment
--- preamble
--- statement
theorem t : True --
--- proof

:= trivial
