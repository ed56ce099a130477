-- Tries: the compiler as judge, as an option of decide
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by decide +native
