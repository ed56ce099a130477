import Olympiad

/-! Integers modulo `n`. -/

example : (3 : ZMod 5) = 8 := by decide
example (x y z : ZMod 31) (h : x = 3⁻¹) (k : y = 5⁻¹) (l : z = (x + y)⁻¹) : z = 29 := by
  subst h k l; decide
example (l r : ZMod 7) (h : l = (2 + 3)⁻¹) (k : r = 2⁻¹ + 3⁻¹) : l - r = 1 := by
  subst h k; decide
example : ∀ x : ZMod 7, x ≠ 0 → x ^ 6 = 1 := by decide +kernel
example : ((10 : Nat) : ZMod 3) = 1 := by decide
example : ((-1 : Int) : ZMod 3) = 2 := by decide
example (a b : Nat) (h : (a : ZMod 7) = b) : a % 7 = b % 7 := (ZMod.natCast_eq_natCast_iff a b 7).1 h
example (x y : ZMod 5) : (x + y) * (x - y) = x * x - y * y := by grind
example : Fintype.card (ZMod 12) = 12 := by simp
