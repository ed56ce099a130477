-- Tries: a name space open inside the statement
-- Says: Foo.Nat.gcd
--- preamble
def Foo.Nat.gcd (_ _ : Nat) := 7
--- statement
theorem t : open Foo in Nat.gcd 2 3 = 7
--- proof
rfl
