-- Tries: the hole two lemmas below
-- Says: sorryAx
--- preamble
theorem l : 1 = 2 := by sorry
theorem l2 : 1 = 2 := by rw [l]
--- statement
theorem t : 1 = 2
--- proof
l2
