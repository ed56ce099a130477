-- Tries: a program that governs the statement
--- preamble
--- statement
run_cmd pure () in
theorem t : 1 = 2
--- proof
rfl
