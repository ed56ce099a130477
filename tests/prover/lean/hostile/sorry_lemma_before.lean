-- Tries: a lemma with a hole before the statement
-- Says: sorryAx
--- preamble
theorem l : 1 = 2 := sorry
--- statement
theorem t : 1 = 2
--- proof
l
