-- Tries: a list of a billion
-- Bomb: may cost the process its life, never the pool
--- preamble
--- statement
theorem t : (List.replicate 1000000000 0).length = 0
--- proof
by decide
