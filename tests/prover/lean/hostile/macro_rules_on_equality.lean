-- Tries: equality as truth
-- Says: macro_rules
--- preamble
macro_rules | `($a = $b) => `(True)
--- statement
theorem t : 1 = 2
--- proof
trivial
