-- Tries: a program run at start
-- Says: init
--- preamble
@[init] def f : IO Unit := pure ()
--- statement
theorem t : 1 = 2
--- proof
rfl
