-- Tries: new syntax
-- Says: syntax
--- preamble
syntax "false%" : term
macro_rules | `(false%) => `(True)
--- statement
theorem t : false%
--- proof
trivial
