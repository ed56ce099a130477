-- Tries: mutual lemmas before the statement
--- preamble
mutual
theorem a (n : Nat) : 1 = 2 := b n
theorem b (n : Nat) : 1 = 2 := a n
end
--- statement
theorem t : 1 = 2
--- proof
a 0
