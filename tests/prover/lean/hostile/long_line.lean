-- Tries: a line of a megabyte
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by rfl ⟪ ×1000000⟫
