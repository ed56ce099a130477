-- Tries: a name space open for the statement alone
-- Says: Foo.Nat.gcd
--- preamble
def Foo.Nat.gcd (_ _ : Nat) := 7
--- statement
open Foo in
theorem t : Nat.gcd 2 3 = 7
--- proof
rfl
