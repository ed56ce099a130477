-- Tries: a program in a term
-- Says: by_elab
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by_elab return Lean.mkConst `lcProof
