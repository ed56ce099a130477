-- Tries: a switch of the elaborator
-- Says: debug.byAsSorry
--- preamble
--- statement
theorem t : 1 = 2
--- proof
set_option debug.byAsSorry true in by decide
