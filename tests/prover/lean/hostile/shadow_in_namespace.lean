-- Tries: a library name inside a name space
-- Says: Foo.Nat.gcd
--- preamble
namespace Foo
def Nat.gcd (_ _ : Nat) := 7
--- statement
theorem t : Nat.gcd 2 3 = 7
--- proof
rfl
