module

public import Olympiad.Algebra.Domain
public import Olympiad.Cast

/-!
# Laws of fields under their usual names

Division by zero is zero, as everywhere in the library.
-/

@[expose] public section

open Lean.Grind
attribute [local instance] Field.zpow Semiring.natCast Ring.intCast

universe u
variable {K : Type u} [Field K] {a b c d : K}

instance : NoZeroDivisors K where
  eq_zero_or_eq_zero_of_mul_eq_zero {a b} _ := by grind

@[simp] theorem one_ne_zero : (1 : K) ≠ 0 := fun h => Field.zero_ne_one h.symm
@[simp] theorem zero_ne_one : (0 : K) ≠ 1 := Field.zero_ne_one

theorem two_ne_zero [IsCharP K 0] : (2 : K) ≠ 0 := by grind
theorem three_ne_zero [IsCharP K 0] : (3 : K) ≠ 0 := by grind
theorem four_ne_zero [IsCharP K 0] : (4 : K) ≠ 0 := by grind

@[simp] theorem OfNat.ofNat_ne_zero [IsCharP K 0] (n : ℕ) [NeZero n] :
    (no_index (OfNat.ofNat n) : K) ≠ 0 := by
  rw [← Nat.cast_ofNat]
  exact Nat.cast_ne_zero.2 (NeZero.ne n)

/-! ### Inverses and quotients -/

theorem div_eq_mul_inv (a b : K) : a / b = a * b⁻¹ := Field.div_eq_mul_inv a b
@[simp] theorem inv_zero : (0 : K)⁻¹ = 0 := Field.inv_zero
@[simp] theorem inv_one : (1 : K)⁻¹ = 1 := by grind
@[simp] theorem inv_inv (a : K) : a⁻¹⁻¹ = a := by grind
@[simp] theorem inv_eq_zero : a⁻¹ = 0 ↔ a = 0 := by grind
theorem inv_ne_zero (h : a ≠ 0) : a⁻¹ ≠ 0 := by grind
theorem mul_inv_cancel₀ (h : a ≠ 0) : a * a⁻¹ = 1 := Field.mul_inv_cancel h
theorem inv_mul_cancel₀ (h : a ≠ 0) : a⁻¹ * a = 1 := Field.inv_mul_cancel h
theorem mul_inv (a b : K) : (a * b)⁻¹ = a⁻¹ * b⁻¹ := by grind
theorem inv_neg (a : K) : (-a)⁻¹ = -a⁻¹ := by grind
theorem inv_eq_of_mul_eq_one_right (h : a * b = 1) : a⁻¹ = b := by grind
theorem inv_pow (a : K) (n : ℕ) : a⁻¹ ^ n = (a ^ n)⁻¹ := by
  induction n with
  | zero => rw [pow_zero, pow_zero, inv_one]
  | succ n ih => rw [pow_succ, pow_succ, ih, mul_inv]
@[simp] theorem inv_inj : a⁻¹ = b⁻¹ ↔ a = b :=
  ⟨fun h => by rw [← inv_inv a, h, inv_inv], fun h => by rw [h]⟩

theorem one_div (a : K) : 1 / a = a⁻¹ := by grind
@[simp] theorem div_one (a : K) : a / 1 = a := by grind
@[simp] theorem zero_div (a : K) : 0 / a = 0 := by grind
@[simp] theorem div_zero (a : K) : a / 0 = 0 := by grind
@[simp] theorem div_self (h : a ≠ 0) : a / a = 1 := by grind
@[simp] theorem div_eq_zero_iff : a / b = 0 ↔ a = 0 ∨ b = 0 := by grind
theorem div_ne_zero (ha : a ≠ 0) (hb : b ≠ 0) : a / b ≠ 0 := by grind
theorem div_mul_cancel₀ (a : K) (h : b ≠ 0) : a / b * b = a := by grind
theorem mul_div_cancel₀ (a : K) (h : b ≠ 0) : a * b / b = a := by grind
theorem mul_div_cancel_right₀ (a : K) (h : b ≠ 0) : a * b / b = a := by grind
theorem mul_div_cancel_left₀ (b : K) (h : a ≠ 0) : a * b / a = b := by grind
theorem mul_div_cancel' (a : K) (h : b ≠ 0) : b * (a / b) = a := by grind
theorem mul_div_assoc (a b c : K) : a * b / c = a * (b / c) := by grind
theorem mul_div_right_comm (a b c : K) : a * b / c = a / c * b := by grind
theorem div_mul_eq_mul_div (a b c : K) : a / b * c = a * c / b := by grind
theorem div_mul_div_comm (a b c d : K) : a / b * (c / d) = a * c / (b * d) := by grind
theorem mul_div_mul_left (a b : K) (h : c ≠ 0) : c * a / (c * b) = a / b := by grind
theorem mul_div_mul_right (a b : K) (h : c ≠ 0) : a * c / (b * c) = a / b := by grind
theorem div_div (a b c : K) : a / b / c = a / (b * c) := by grind
theorem div_div_eq_mul_div (a b c : K) : a / (b / c) = a * c / b := by grind
theorem add_div (a b c : K) : (a + b) / c = a / c + b / c := by grind
theorem sub_div (a b c : K) : (a - b) / c = a / c - b / c := by grind
theorem neg_div (a b : K) : -b / a = -(b / a) := by grind
theorem div_neg (a : K) : a / -b = -(a / b) := by grind
theorem div_pow (a b : K) (n : ℕ) : (a / b) ^ n = a ^ n / b ^ n := by
  rw [div_eq_mul_inv, mul_pow, inv_pow, ← div_eq_mul_inv]
theorem div_add_div (a : K) (c : K) (hb : b ≠ 0) (hd : d ≠ 0) :
    a / b + c / d = (a * d + b * c) / (b * d) := by grind
theorem div_sub_div (a : K) (c : K) (hb : b ≠ 0) (hd : d ≠ 0) :
    a / b - c / d = (a * d - b * c) / (b * d) := by grind
theorem eq_div_iff (hc : c ≠ 0) : a = b / c ↔ a * c = b := by grind
theorem div_eq_iff (hb : b ≠ 0) : a / b = c ↔ a = c * b := by grind
theorem div_eq_div_iff (hb : b ≠ 0) (hd : d ≠ 0) : a / b = c / d ↔ a * d = c * b := by grind
theorem div_eq_one_iff_eq (hb : b ≠ 0) : a / b = 1 ↔ a = b := by grind

/-! ### Integer powers -/

theorem zpow_zero (a : K) : a ^ (0 : ℤ) = 1 := Field.zpow_zero a
@[simp] theorem zpow_neg (a : K) (n : ℤ) : a ^ (-n) = (a ^ n)⁻¹ := Field.zpow_neg a n

@[simp, norm_cast] theorem zpow_natCast (a : K) (n : ℕ) : a ^ (n : ℤ) = a ^ n := by
  induction n with
  | zero => rw [pow_zero]; exact Field.zpow_zero a
  | succ n ih => rw [pow_succ, ← ih]; exact Field.zpow_succ a n

@[simp] theorem zpow_ofNat (a : K) (n : ℕ) :
    a ^ (no_index (OfNat.ofNat n) : ℤ) = a ^ (OfNat.ofNat n : ℕ) :=
  zpow_natCast a n

@[simp] theorem zpow_one (a : K) : a ^ (1 : ℤ) = a := by
  have := zpow_natCast a 1
  rwa [pow_one] at this

theorem zpow_add₀ (ha : a ≠ 0) (m n : ℤ) : a ^ (m + n) = a ^ m * a ^ n := Field.zpow_add ha m n

theorem zpow_sub₀ (ha : a ≠ 0) (m n : ℤ) : a ^ (m - n) = a ^ m / a ^ n := by
  rw [Int.sub_eq_add_neg, zpow_add₀ ha, zpow_neg, div_eq_mul_inv]

theorem zpow_add_one₀ (ha : a ≠ 0) (n : ℤ) : a ^ (n + 1) = a ^ n * a := by
  rw [zpow_add₀ ha, zpow_one]

theorem zpow_ne_zero (n : ℤ) (ha : a ≠ 0) : a ^ n ≠ 0 := by
  have := zpow_add₀ ha n (-n)
  rw [Int.add_right_neg, zpow_zero] at this
  intro h
  rw [h, zero_mul] at this
  exact one_ne_zero this

grind_pattern zpow_neg => a ^ (-n)
grind_pattern zpow_natCast => a ^ (n : ℤ)
