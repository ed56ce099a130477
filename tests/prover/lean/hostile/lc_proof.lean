-- Tries: the compiler's own proof of anything
--- preamble
--- statement
theorem t : 1 = 2
--- proof
lcProof
