-- Tries: the unsafe cast without the word
--- preamble
--- statement
theorem t : 1 = 2
--- proof
unsafeCast trivial
