-- Tries: a hundred thousand parentheses
-- Bomb: may cost the process its life, never the pool
--- preamble
--- statement
theorem t : 1 = 2
--- proof
⟪(×100000⟫rfl⟪)×100000⟫
