-- Tries: a library name in an open name space
-- Says: Foo.Nat.gcd
--- preamble
def Foo.Nat.gcd (_ _ : Nat) := 7
open Foo
--- statement
theorem t : Nat.gcd 2 3 = 7
--- proof
rfl
