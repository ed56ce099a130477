-- Tries: a loop without end
-- Bomb: may cost the process its life, never the pool
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  repeat (have := 1)
  rfl
