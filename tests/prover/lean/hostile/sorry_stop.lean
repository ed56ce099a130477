-- Tries: a tactic that expands to sorry
-- Says: sorryAx
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  stop
  rfl
