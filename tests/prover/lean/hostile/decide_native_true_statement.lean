-- Tries: a true statement that only the compiler has judged
--- preamble
--- statement
theorem t : 2 + 2 = 4
--- proof
by decide +native
