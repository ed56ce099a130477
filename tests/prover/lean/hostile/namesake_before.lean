-- Tries: a lemma of the same name before
-- Says: already been declared
--- preamble
theorem t : True := trivial
--- statement
theorem t : 1 = 2
--- proof
t
