-- Tries: an alias in a name space of the library
-- Says: export
--- preamble
def Foo.gcd' (_ _ : Nat) := 7
namespace Nat
export Foo (gcd')
end Nat
--- statement
theorem t : Nat.gcd' 2 3 = 7
--- proof
rfl
