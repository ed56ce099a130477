-- Tries: unsafe code in a term
-- Says: unsafe
--- preamble
--- statement
theorem t : 1 = 2
--- proof
unsafe (unsafeCast trivial)
