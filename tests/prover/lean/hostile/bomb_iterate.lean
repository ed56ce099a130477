-- Tries: a loop that is very long
-- Bomb: may cost the process its life, never the pool
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  iterate 100000000 skip
  rfl
