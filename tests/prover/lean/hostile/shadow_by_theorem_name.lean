-- Tries: the theorem's own name opens a name space
-- Says: Foo.Nat.gcd
--- preamble
def Foo.Nat.gcd (_ _ : Nat) := 7
--- statement
theorem Foo.t : Nat.gcd 2 3 = 7
--- proof
rfl
