-- Tries: a private name
-- Says: Foo.Nat.gcd
--- preamble
namespace Foo
private def Nat.gcd (_ _ : Nat) := 7
--- statement
theorem t : Nat.gcd 2 3 = 7
--- proof
rfl
