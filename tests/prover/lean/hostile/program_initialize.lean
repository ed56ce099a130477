-- Tries: a program at start
-- Says: initialize
--- preamble
initialize x : Nat ← pure 1
--- statement
theorem t : 1 = 2
--- proof
rfl
