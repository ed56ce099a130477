-- Tries: the axiom behind sorry by its name
-- Says: sorryAx
--- preamble
--- statement
theorem t : 1 = 2
--- proof
sorryAx _ true
