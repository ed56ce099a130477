-- Tries: a name of a megabyte
--- preamble
--- statement
theorem t : 1 = 2
--- proof
⟪a×1000000⟫
