-- Tries: recursion past the end of the stack, with Lean's own limit lifted
-- Bomb: may cost the process its life, never the pool
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  set_option maxRecDepth 1000000000 in
  iterate 100000000 skip
  rfl
