-- Tries: a library name in a definition that the statement uses
-- Says: Foo.Nat.gcd
--- preamble
namespace Foo
def Nat.gcd (_ _ : Nat) := 7
def f := Nat.gcd 2 3
--- statement
theorem t : f = 7
--- proof
rfl
