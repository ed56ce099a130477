module

public import Olympiad.Complex.Norm
public import Olympiad.Real.Limit

/-!
# The exponential function

`Complex.exp z` is the limit of `(1 + z / 2 ^ n) ^ 2 ^ n`. Distances are measured by
`|re| + |im|`; every estimate has the form `C / 2 ^ n`, so that limits need no other notion.

Main results: `Complex.exists_exp_approx` (the definition), `Complex.exp_add`.
-/

@[expose] public noncomputable section

namespace Complex

/-! ### The taxicab norm -/

/-- The sum of the absolute values of the parts. -/
protected def taxi (z : ℂ) : ℝ := |z.re| + |z.im|

protected theorem taxi_nonneg (z : ℂ) : 0 ≤ z.taxi :=
  add_nonneg (_root_.abs_nonneg _) (_root_.abs_nonneg _)

protected theorem taxi_add_le (z w : ℂ) : (z + w).taxi ≤ z.taxi + w.taxi := by
  have := abs_add_le z.re w.re
  have := abs_add_le z.im w.im
  simp only [Complex.taxi, add_re, add_im]
  grind

protected theorem taxi_mul_le (z w : ℂ) : (z * w).taxi ≤ z.taxi * w.taxi := by
  have h₁ := abs_sub (z.re * w.re) (z.im * w.im)
  have h₂ := abs_add_le (z.re * w.im) (z.im * w.re)
  rw [_root_.abs_mul, _root_.abs_mul] at h₁ h₂
  simp only [Complex.taxi, mul_re, mul_im]
  grind

protected theorem taxi_neg (z : ℂ) : (-z).taxi = z.taxi := by
  simp only [Complex.taxi, neg_re, neg_im, abs_neg]

protected theorem taxi_sub_comm (z w : ℂ) : (z - w).taxi = (w - z).taxi := by
  rw [← Complex.taxi_neg, show -(z - w) = w - z by grind]

protected theorem taxi_ofReal (x : ℝ) : (x : ℂ).taxi = |x| := by
  simp only [Complex.taxi, ofReal_re, ofReal_im, abs_zero, add_zero]

protected theorem taxi_sub_le (z w u : ℂ) : (z - u).taxi ≤ (z - w).taxi + (w - u).taxi := by
  have := Complex.taxi_add_le (z - w) (w - u)
  rwa [show z - w + (w - u) = z - u by grind] at this

protected theorem eq_of_taxi_le {z w : ℂ} {C : ℝ} (h : ∀ n : ℕ, (z - w).taxi ≤ C / 2 ^ n) :
    z = w := by
  have h₀ := Real.nonpos_of_le_div_two_pow h
  have h₁ := _root_.abs_nonneg (z - w).re
  have h₂ := _root_.abs_nonneg (z - w).im
  have h₃ : |(z - w).re| + |(z - w).im| ≤ 0 := h₀
  simp only [sub_re, sub_im] at h₁ h₂ h₃
  ext <;> grind

protected theorem taxi_pow_le {z : ℂ} {A : ℝ} (h : z.taxi ≤ A) (k : ℕ) : (z ^ k).taxi ≤ A ^ k := by
  have hA := le_trans (Complex.taxi_nonneg z) h
  induction k with
  | zero =>
    rw [pow_zero, pow_zero, ← ofReal_one, Complex.taxi_ofReal, abs_one]
    exact le_rfl
  | succ k ih =>
    rw [pow_succ, pow_succ]
    exact le_trans (Complex.taxi_mul_le _ _)
      (mul_le_mul ih h (Complex.taxi_nonneg z) (pow_nonneg hA k))

/-- Powers are Lipschitz on bounded sets. -/
protected theorem taxi_pow_sub_pow_le {z w : ℂ} {A : ℝ} (hz : z.taxi ≤ A) (hw : w.taxi ≤ A)
    (hA : 1 ≤ A) (k : ℕ) : (z ^ k - w ^ k).taxi ≤ k * (z - w).taxi * A ^ k := by
  have hd := Complex.taxi_nonneg (z - w)
  have hA₀ : 0 ≤ A := le_trans zero_le_one hA
  induction k with
  | zero =>
    rw [pow_zero, pow_zero, sub_self, ← ofReal_zero, Complex.taxi_ofReal]
    simp
  | succ k ih =>
    have e : z ^ (k + 1) - w ^ (k + 1) = z ^ k * (z - w) + (z ^ k - w ^ k) * w := by
      rw [pow_succ, pow_succ]; grind
    have h₁ := Complex.taxi_add_le (z ^ k * (z - w)) ((z ^ k - w ^ k) * w)
    have h₂ := le_trans (Complex.taxi_mul_le (z ^ k) (z - w))
      (mul_le_mul_of_nonneg_right (Complex.taxi_pow_le hz k) hd)
    have h₃ := le_trans (Complex.taxi_mul_le (z ^ k - w ^ k) w)
      (mul_le_mul ih hw (Complex.taxi_nonneg w)
        (mul_nonneg (mul_nonneg (Nat.cast_nonneg k) hd) (pow_nonneg hA₀ k)))
    have h₄ := mul_le_mul_of_nonneg_left hA (mul_nonneg (pow_nonneg hA₀ k) hd)
    rw [e, pow_succ, Nat.cast_succ]
    grind

/-! ### The exponential function -/

/-- The `n`-th approximation of the exponential function. -/
protected def expApprox (z : ℂ) (n : ℕ) : ℂ := (1 + z / 2 ^ n) ^ 2 ^ n

protected theorem taxi_div_two_pow (z : ℂ) (n : ℕ) : (z / 2 ^ n).taxi = z.taxi / 2 ^ n := by
  have h : z / 2 ^ n = z * ((1 / 2 ^ n : ℝ) : ℂ) := by
    rw [ofReal_div, ofReal_pow, ofReal_one, ofReal_ofNat]; grind
  have hn : (0 : ℝ) < 2 ^ n := pow_pos (by grind) n
  have hp : |1 / (2 : ℝ) ^ n| = 1 / 2 ^ n := abs_of_pos (div_pos zero_lt_one hn)
  rw [h, Complex.taxi, mul_re, mul_im, ofReal_re, ofReal_im, mul_zero, mul_zero, sub_zero, zero_add,
    _root_.abs_mul, _root_.abs_mul, hp, Complex.taxi]
  grind

protected theorem taxi_one_add_le (z : ℂ) : (1 + z).taxi ≤ 1 + z.taxi := by
  have := Complex.taxi_add_le 1 z
  rwa [← ofReal_one, Complex.taxi_ofReal, abs_one] at this

protected theorem taxi_expApprox_le (z : ℂ) (n : ℕ) :
    (z.expApprox n).taxi ≤ (1 + z.taxi / 2 ^ n) ^ 2 ^ n := by
  refine Complex.taxi_pow_le ?_ _
  rw [← Complex.taxi_div_two_pow]
  exact Complex.taxi_one_add_le _

protected theorem taxi_step_le {z : ℂ} {B : ℝ} (hb : ∀ n : ℕ, (1 + z.taxi / 2 ^ n) ^ 2 ^ n ≤ B)
    (n : ℕ) : (z.expApprox (n + 1) - z.expApprox n).taxi ≤ z.taxi * z.taxi / 4 * B / 2 ^ n := by
  have hp : (0 : ℝ) < 2 ^ n := pow_pos (by grind) n
  have hp' : (2 : ℂ) ^ n ≠ 0 := pow_ne_zero n (by grind)
  have hu := Complex.taxi_div_two_pow z n
  have hu₀ := Complex.taxi_nonneg (z / 2 ^ n)
  have hs : z.expApprox (n + 1) = ((1 + z / 2 ^ n / 2) * (1 + z / 2 ^ n / 2)) ^ 2 ^ n := by
    rw [Complex.expApprox, pow_succ, pow_succ, Nat.mul_comm, pow_mul, sq, div_div]
  have hA : z.taxi / 2 ^ (n + 1) = (z / 2 ^ n).taxi / 2 := by rw [hu, pow_succ, div_div]
  have hb' := hb (n + 1)
  rw [hA, pow_succ 2, Nat.mul_comm, pow_mul, sq] at hb'
  have hhalf : (z / 2 ^ n / 2).taxi = (z / 2 ^ n).taxi / 2 := by
    have := Complex.taxi_div_two_pow (z / 2 ^ n) 1
    rwa [pow_one, pow_one] at this
  rw [hs, Complex.expApprox]
  generalize z / 2 ^ n = u at hu hu₀ hs hA hb' hhalf
  have h₁ := Complex.taxi_one_add_le (u / 2)
  have h₂ := Complex.taxi_nonneg (1 + u / 2)
  rw [hhalf] at h₁
  have ha := le_trans (Complex.taxi_mul_le (1 + u / 2) (1 + u / 2)) (mul_self_le_mul_self h₂ h₁)
  have hw : (1 + u).taxi ≤ (1 + u.taxi / 2) * (1 + u.taxi / 2) := by
    have := Complex.taxi_one_add_le u
    have := mul_self_nonneg u.taxi
    grind
  have hone : 1 ≤ (1 + u.taxi / 2) * (1 + u.taxi / 2) := by
    have := mul_self_nonneg u.taxi
    grind
  have key := Complex.taxi_pow_sub_pow_le ha hw hone (2 ^ n)
  have hdiff : ((1 + u / 2) * (1 + u / 2) - (1 + u)).taxi ≤ u.taxi * u.taxi / 4 := by
    rw [show (1 + u / 2) * (1 + u / 2) - (1 + u) = u / 2 * (u / 2) by grind]
    have := Complex.taxi_mul_le (u / 2) (u / 2)
    rw [hhalf] at this
    grind
  rw [Nat.cast_pow, Nat.cast_ofNat] at key
  refine le_trans key (le_trans (mul_le_mul (mul_le_mul_of_nonneg_left hdiff (le_of_lt hp)) hb'
    (pow_nonneg (le_trans zero_le_one hone) _)
    (mul_nonneg (le_of_lt hp) (div_nonneg (mul_self_nonneg _) (by grind)))) ?_)
  rw [hu]
  exact le_of_eq (by grind)

protected theorem exists_limit {z : ℂ} {C : ℝ}
    (h : ∀ n, (z.expApprox (n + 1) - z.expApprox n).taxi ≤ C / 2 ^ n) :
    ∃ w, ∀ n, (z.expApprox n - w).taxi ≤ 4 * C / 2 ^ n := by
  obtain ⟨a, ha⟩ := Real.exists_limit (u := fun n => (z.expApprox n).re) (C := C) fun n => by
    refine le_trans ?_ (h n)
    rw [Complex.taxi, sub_re]
    exact le_add_of_nonneg_right (_root_.abs_nonneg _)
  obtain ⟨b, hb⟩ := Real.exists_limit (u := fun n => (z.expApprox n).im) (C := C) fun n => by
    refine le_trans ?_ (h n)
    rw [Complex.taxi, sub_im]
    exact le_add_of_nonneg_left (_root_.abs_nonneg _)
  refine ⟨⟨a, b⟩, fun n => ?_⟩
  rw [show 4 * C = 2 * C + 2 * C by clear h ha hb; grind, add_div]
  exact add_le_add (ha n) (hb n)

protected theorem exists_exp (z : ℂ) : ∃ w C, ∀ n, (z.expApprox n - w).taxi ≤ C / 2 ^ n := by
  obtain ⟨B, _, hb⟩ := Real.exists_pow_bound z.taxi (Complex.taxi_nonneg z)
  obtain ⟨w, hw⟩ := Complex.exists_limit (Complex.taxi_step_le hb)
  exact ⟨w, _, hw⟩

/-- The exponential function: the limit of `(1 + z / 2 ^ n) ^ 2 ^ n`. -/
def exp (z : ℂ) : ℂ := Classical.choose (Complex.exists_exp z)

theorem exists_exp_approx (z : ℂ) : ∃ C, ∀ n, (z.expApprox n - exp z).taxi ≤ C / 2 ^ n :=
  Classical.choose_spec (Complex.exists_exp z)

/-- What the approximations approach is the value. -/
protected theorem exp_eq {z w : ℂ} {C : ℝ} (h : ∀ n, (z.expApprox n - w).taxi ≤ C / 2 ^ n) :
    exp z = w := by
  obtain ⟨D, hD⟩ := exists_exp_approx z
  refine Complex.eq_of_taxi_le (C := D + C) fun n => ?_
  have h₁ := Complex.taxi_sub_le (exp z) (z.expApprox n) w
  have h₂ := hD n
  rw [Complex.taxi_sub_comm] at h₂
  have h₃ := h n
  rw [add_div]
  grind

/-- Near zero, `exp z` is `1 + z` up to a multiple of the square. -/
protected theorem taxi_exp_sub_le {z : ℂ} (hz : z.taxi ≤ 1) :
    (exp z - (1 + z)).taxi ≤ 4 * (z.taxi * z.taxi) := by
  have hb : ∀ n : ℕ, (1 + z.taxi / 2 ^ n) ^ 2 ^ n ≤ 4 := fun n => by
    have h₁ := Real.one_add_inv_pow_le (Nat.two_pow_pos n)
    rw [Nat.cast_pow, Nat.cast_ofNat] at h₁
    have hp : (0 : ℝ) < 2 ^ n := pow_pos (by grind) n
    have h₂ := div_le_div_of_nonneg_right hz (le_of_lt hp)
    have h₃ := div_nonneg (Complex.taxi_nonneg z) (le_of_lt hp)
    exact le_trans (pow_le_pow_left₀ (by grind) (by grind) _) h₁
  obtain ⟨w, hw⟩ := Complex.exists_limit (Complex.taxi_step_le hb)
  have h := hw 0
  rw [← Complex.exp_eq hw, Complex.taxi_sub_comm, Complex.expApprox] at h
  simp only [pow_zero, div_one, pow_one] at h
  grind

@[simp] theorem exp_zero : exp 0 = 1 := by
  refine Complex.exp_eq (C := 0) fun n => ?_
  rw [Complex.expApprox, zero_div, add_zero, one_pow, sub_self, ← ofReal_zero,
    Complex.taxi_ofReal, abs_zero, zero_div]
  exact le_rfl

/-- The product of two approximations is close to the approximation at the sum. -/
protected theorem exists_mul_bound (z w : ℂ) : ∃ C, ∀ n,
    (z.expApprox n * w.expApprox n - (z + w).expApprox n).taxi ≤ C / 2 ^ n := by
  obtain ⟨A, hA, ha⟩ := Real.exists_pow_bound z.taxi (Complex.taxi_nonneg z)
  obtain ⟨B, hB, hb⟩ := Real.exists_pow_bound w.taxi (Complex.taxi_nonneg w)
  refine ⟨z.taxi * w.taxi * (A * B), fun n => ?_⟩
  have hp : (0 : ℝ) < 2 ^ n := pow_pos (by grind) n
  have hu := Complex.taxi_div_two_pow z n
  have hv := Complex.taxi_div_two_pow w n
  have ha := ha n
  have hb := hb n
  rw [Complex.expApprox, Complex.expApprox, Complex.expApprox, ← mul_pow, add_div]
  rw [← hu] at ha
  rw [← hv] at hb
  generalize z / 2 ^ n = u at hu ha
  generalize w / 2 ^ n = v at hv hb
  have hu₀ := Complex.taxi_nonneg u
  have hv₀ := Complex.taxi_nonneg v
  have huv := mul_nonneg hu₀ hv₀
  have h₁ : ((1 + u) * (1 + v)).taxi ≤ (1 + u.taxi) * (1 + v.taxi) :=
    le_trans (Complex.taxi_mul_le _ _) (mul_le_mul (Complex.taxi_one_add_le u)
      (Complex.taxi_one_add_le v) (Complex.taxi_nonneg _) (by grind))
  have h₂ : (1 + (u + v)).taxi ≤ (1 + u.taxi) * (1 + v.taxi) := by
    have := Complex.taxi_one_add_le (u + v)
    have := Complex.taxi_add_le u v
    grind
  have key := Complex.taxi_pow_sub_pow_le h₁ h₂ (by grind) (2 ^ n)
  rw [show (1 + u) * (1 + v) - (1 + (u + v)) = u * v by grind, Nat.cast_pow, Nat.cast_ofNat,
    mul_pow (1 + u.taxi)] at key
  have hpow : (1 + u.taxi) ^ 2 ^ n * (1 + v.taxi) ^ 2 ^ n ≤ A * B :=
    mul_le_mul ha hb (pow_nonneg (by grind) _) (by grind)
  refine le_trans key (le_trans (mul_le_mul (mul_le_mul_of_nonneg_left (Complex.taxi_mul_le u v)
    (le_of_lt hp)) hpow (mul_nonneg (pow_nonneg (by grind) _) (pow_nonneg (by grind) _))
    (mul_nonneg (le_of_lt hp) huv)) ?_)
  rw [hu, hv]
  exact le_of_eq (by grind)

theorem exp_add (z w : ℂ) : exp (z + w) = exp z * exp w := by
  obtain ⟨C, hC⟩ := Complex.exists_mul_bound z w
  obtain ⟨D, hD⟩ := exists_exp_approx z
  obtain ⟨E, hE⟩ := exists_exp_approx w
  obtain ⟨B, _, hB⟩ := Real.exists_pow_bound w.taxi (Complex.taxi_nonneg w)
  refine Complex.exp_eq (C := C + (D * B + (exp z).taxi * E)) fun n => ?_
  have h₁ := Complex.taxi_sub_le ((z + w).expApprox n) (z.expApprox n * w.expApprox n)
    (exp z * exp w)
  have h₂ := hC n
  rw [Complex.taxi_sub_comm] at h₂
  have e : z.expApprox n * w.expApprox n - exp z * exp w =
      (z.expApprox n - exp z) * w.expApprox n + exp z * (w.expApprox n - exp w) := by grind
  have h₃ := Complex.taxi_add_le ((z.expApprox n - exp z) * w.expApprox n)
    (exp z * (w.expApprox n - exp w))
  have h₄ := le_trans (Complex.taxi_mul_le (z.expApprox n - exp z) (w.expApprox n))
    (mul_le_mul (hD n) (le_trans (Complex.taxi_expApprox_le w n) (hB n)) (Complex.taxi_nonneg _)
      (le_trans (Complex.taxi_nonneg _) (hD n)))
  have h₅ := le_trans (Complex.taxi_mul_le (exp z) (w.expApprox n - exp w))
    (mul_le_mul_of_nonneg_left (hE n) (Complex.taxi_nonneg (exp z)))
  rw [e] at h₁
  rw [add_div, add_div, ← div_mul_eq_mul_div, mul_div_assoc (exp z).taxi]
  grind

theorem exp_ne_zero (z : ℂ) : exp z ≠ 0 := fun h => by
  have := exp_add z (-z)
  rw [add_neg_cancel, exp_zero, h, zero_mul] at this
  exact one_ne_zero this

theorem exp_neg (z : ℂ) : exp (-z) = (exp z)⁻¹ := by
  have := exp_add z (-z)
  rw [add_neg_cancel, exp_zero] at this
  exact (inv_eq_of_mul_eq_one_right this.symm).symm

theorem exp_sub (z w : ℂ) : exp (z - w) = exp z / exp w := by
  rw [sub_eq_add_neg, exp_add, exp_neg, div_eq_mul_inv]

theorem exp_nat_mul (z : ℂ) (n : ℕ) : exp (n * z) = exp z ^ n := by
  induction n with
  | zero => rw [Nat.cast_zero, zero_mul, exp_zero, pow_zero]
  | succ n ih => rw [Nat.cast_succ, add_mul, one_mul, exp_add, ih, pow_succ]

/-- Conjugation commutes with the exponential function. -/
theorem exp_conj (z : ℂ) : exp (starRingEnd ℂ z) = starRingEnd ℂ (exp z) := by
  obtain ⟨C, hC⟩ := exists_exp_approx z
  refine Complex.exp_eq (C := C) fun n => ?_
  have h : (starRingEnd ℂ z).expApprox n = starRingEnd ℂ (z.expApprox n) := by
    simp only [Complex.expApprox, conj_pow, conj_add, conj_div, conj_ofNat]
  rw [h, ← conj_sub]
  exact le_trans (le_of_eq (by simp only [Complex.taxi, conj_re, conj_im, abs_neg])) (hC n)

end Complex
