-- Tries: a program before the statement
--- preamble
run_cmd pure ()
--- statement
theorem t : 1 = 2
--- proof
rfl
