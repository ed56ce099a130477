-- Tries: the compiler's own inhabitant of anything
--- preamble
--- statement
theorem t : 1 = 2
--- proof
lcUnreachable
