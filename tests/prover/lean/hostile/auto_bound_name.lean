-- Tries: a misspelt name that becomes a variable
-- Says: autoImplicit
--- preamble
set_option autoImplicit true
--- statement
theorem t (h : Prme 4) : Prme 4
--- proof
h
