-- Tries: a character that does not show
-- Says: looks like
--- preamble
abbrev «Nat​» := Unit
--- statement
theorem t (a b : «Nat​») : a = b
--- proof
rfl
