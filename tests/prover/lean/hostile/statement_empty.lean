-- Tries: nothing
--- preamble
--- statement

--- proof
trivial
