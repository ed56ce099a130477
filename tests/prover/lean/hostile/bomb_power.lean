-- Tries: a number of 125 megabytes
--- preamble
--- statement
theorem t : 2 ^ (10 ^ 9) % 7 = 0
--- proof
by decide
