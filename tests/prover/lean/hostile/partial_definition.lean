-- Tries: a partial definition
-- Says: partial
--- preamble
partial def bad (_ : Unit) : 1 = 2 := bad ()
--- statement
theorem t : 1 = 2
--- proof
bad ()
