-- Tries: a tactic of one's own
-- Says: macro
--- preamble
macro "bad" : tactic => `(tactic| sorry)
--- statement
theorem t : 1 = 2
--- proof
by bad
