-- Tries: a program under a symbol of the runtime
-- Says: export
--- preamble
@[export lean_nat_add] def f (a b : Nat) := a * b
--- statement
theorem t : 1 = 2
--- proof
rfl
