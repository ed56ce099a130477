-- Tries: the theorem as its own proof
--- preamble
--- statement
theorem t : 1 = 2
--- proof
t
