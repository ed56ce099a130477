-- Tries: an instance derived for a type of the library
-- Says: deriving
--- preamble
deriving instance Inhabited for Empty
--- statement
theorem t : 1 = 2
--- proof
by decide
