-- Tries: ten thousand nested terms
-- Bomb: may cost the process its life, never the pool
--- preamble
--- statement
theorem t : 1 = 2
--- proof
⟪id (×10000⟫rfl⟪)×10000⟫
