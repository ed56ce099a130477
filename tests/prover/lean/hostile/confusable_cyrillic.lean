-- Tries: Cyrillic letters in an escaped name
-- Says: looks like
--- preamble
def «Nаt».gcd := 7
--- statement
theorem t : «Nаt».gcd = 7
--- proof
rfl
