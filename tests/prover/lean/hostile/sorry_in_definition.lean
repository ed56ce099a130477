-- Tries: a statement about a definition that is a hole
-- Says: sorryAx
--- preamble
def n : Nat := sorry
--- statement
theorem t : n = n
--- proof
rfl
