-- Tries: another theorem after the proof
-- Says: text is left
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by decide
theorem u : True := trivial
