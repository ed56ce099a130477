-- Tries: the compiler as judge
-- Says: native_decide
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by native_decide
