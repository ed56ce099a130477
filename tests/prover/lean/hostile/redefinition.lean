-- Tries: a library definition anew
-- Says: already been declared
--- preamble
def Nat.gcd (_ _ : Nat) := 7
--- statement
theorem t : Nat.gcd 2 3 = 7
--- proof
rfl
