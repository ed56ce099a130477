-- Tries: an elaborator of one's own
-- Says: elab
--- preamble
elab "bad" : term => pure (Lean.mkConst `Nat.zero)
--- statement
theorem t : 1 = 2
--- proof
rfl
