-- Tries: an axiom after the proof
-- Says: text is left
--- preamble
--- statement
theorem t : 1 = 2
--- proof
rfl
axiom bad : 1 = 2
