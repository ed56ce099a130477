-- Tries: the name of a library theorem
-- Says: already been declared
--- preamble
--- statement
theorem Nat.add_comm : 1 = 2
--- proof
Nat.add_comm
