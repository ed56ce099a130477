-- Tries: a name of 300,000 letters
--- preamble
--- statement
theorem t : 1 = 2
--- proof
⟪a×300000⟫
