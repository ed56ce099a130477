-- Tries: a statement with its proof inside
-- Says: should begin
--- preamble
--- statement
theorem t : 1 = 1 := id --
--- proof
by trivial
