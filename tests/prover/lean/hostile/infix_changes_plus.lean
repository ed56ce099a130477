-- Tries: an operator anew
-- Says: Command.mixfix
--- preamble
local infixl:65 (priority := high) " + " => Nat.sub
--- statement
theorem t : 1 + 1 = 0
--- proof
rfl
