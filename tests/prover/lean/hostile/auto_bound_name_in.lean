-- Tries: the same for the statement alone
-- Says: relaxedAutoImplicit
--- preamble
--- statement
set_option relaxedAutoImplicit true in
theorem t (h : prme) : prme
--- proof
h
