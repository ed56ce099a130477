-- Tries: an overloaded name that only one meaning fits
-- Says: Foo.gcd
--- preamble
def Foo.gcd (_ _ : Int) : Int := 7
open Nat Foo
--- statement
theorem t : gcd (2 : Int) 3 = 7
--- proof
rfl
