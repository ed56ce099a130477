-- Tries: the natural numbers as a unit
-- Says: X.Nat
--- preamble
namespace X
inductive Nat where
  | z
--- statement
theorem t (a b : Nat) : a = b
--- proof
by cases a; cases b; rfl
