-- Tries: an axiom
--- preamble
--- statement
axiom t : 1 = 2 theorem u : True
--- proof
rfl
