-- Tries: a language of one's own
-- Says: prelude
--- preamble
prelude
inductive Nat | zero
--- statement
theorem t : 1 = 2
--- proof
rfl
