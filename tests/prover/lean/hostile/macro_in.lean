-- Tries: a macro that governs the statement alone
-- Says: macro
--- preamble
--- statement
local macro "one" : term => `(2) in
theorem t : one = 2
--- proof
trivial
