-- Tries: the compiler as judge of a lemma
-- Says: native_decide
--- preamble
theorem l : 1 = 2 := by native_decide
--- statement
theorem t : 1 = 2
--- proof
l
