-- Tries: a definition
-- Says: theorem
--- preamble
--- statement
def t : True
--- proof
trivial
