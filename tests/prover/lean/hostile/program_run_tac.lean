-- Tries: a program in a tactic
-- Says: run_tac
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by run_tac (IO.FS.writeFile "/lean/pwned" "x" : IO Unit)
