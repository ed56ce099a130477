-- Tries: a line of two megabytes
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by rfl ⟪ ×2000000⟫
