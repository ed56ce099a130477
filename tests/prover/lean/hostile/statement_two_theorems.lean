-- Tries: a statement that is two theorems
-- Says: text is left
--- preamble
--- statement
theorem t : 1 = 2 := by decide
theorem u : True
--- proof
trivial
