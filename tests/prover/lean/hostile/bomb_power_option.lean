-- Tries: the same with the limit lifted
-- Bomb: may cost the process its life, never the pool
--- preamble
--- statement
theorem t : 2 ^ (10 ^ 10) % 7 = 0
--- proof
by
  set_option exponentiation.threshold 10000000000 in
  rfl
