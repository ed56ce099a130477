-- Tries: a comment that swallows the proof
--- preamble
--- statement
theorem t : 1 = 2 /-
--- proof
-/ trivial
