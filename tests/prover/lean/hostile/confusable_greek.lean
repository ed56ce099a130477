-- Tries: a Greek letter
-- Says: looks like
--- preamble
abbrev Νat := Unit
--- statement
theorem t (a b : Νat) : a = b
--- proof
rfl
