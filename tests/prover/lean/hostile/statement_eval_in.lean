-- Tries: an evaluation before the statement
-- Says: eval
--- preamble
--- statement
#eval 1 in
theorem t : 1 = 2
--- proof
rfl
