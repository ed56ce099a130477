-- Tries: a statement that is a hole
--- preamble
--- statement
theorem t : (sorry : Prop)
--- proof
trivial
