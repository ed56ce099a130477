-- Tries: a rule of the compiler
-- Says: csimp
--- preamble
def f (n : Nat) := n
def g (n : Nat) := n
@[csimp] theorem fg : @f = @g := rfl
--- statement
theorem t : 1 = 2
--- proof
rfl
