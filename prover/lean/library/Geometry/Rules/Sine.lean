module

public import Geometry.Rules.Vertex

/-!
# Sines of angles

The sine of an angle at a vertex is `|cross| / (side * side)`. Products of sines and lengths are equations
between logarithms, so the law of sines is a linear equation.
-/

@[expose] public noncomputable section

namespace Geometry

/-- The logarithm of the sine of the angle at `v` between `va` and `vb`. -/
def lsin (v a b : Point) : ℝ := Real.log (|cross v a v b| / (dist v a * dist v b))

/-- The sine does not depend on the order of the sides. -/
theorem lsin_swap (v a b : Point) : lsin v a b = lsin v b a := by
  rw [lsin, lsin, cross_mirror, abs_neg, mul_comm]

/-- Twice `lsin` is the logarithm of a polynomial expression. -/
theorem two_lsin (v a b : Point) :
    2 * lsin v a b = Real.log (cross v a v b ^ 2 / (distSq v a * distSq v b)) := by
  rw [distSq_eq, distSq_eq, ← mul_pow, ← sq_abs, ← div_pow, Real.log_pow, Nat.cast_ofNat, lsin]

/-- The law of sines. -/
theorem law_of_sines (x y z : Point) (h : ncoll x y z) : ln x y - ln y z = lsin z x y - lsin x y z := by
  obtain ⟨hxy, hxz, hyz⟩ := ncoll_sides h
  have hc : |cross x y x z| ≠ 0 := abs_ne_zero.2 h
  have h₁ := ne_of_gt (dist_pos _ _ hxy)
  have h₂ := ne_of_gt (dist_pos _ _ hxz)
  have h₃ := ne_of_gt (dist_pos _ _ hyz)
  rw [lsin, lsin, cross_third, dist_comm z x, dist_comm z y, Real.log_div hc (mul_ne_zero h₂ h₃),
    Real.log_div hc (mul_ne_zero h₁ h₂), Real.log_mul h₂ h₃, Real.log_mul h₁ h₂, ln, ln]
  ring

/-- Equal angles have equal sines. -/
theorem lsin_congr (v p q w r s : Point) (h : eqangle v p v q w r w s) (h₁ : ncoll v p q) (hwr : w ≠ r)
    (hws : w ≠ s) : lsin v p q = lsin w r s := by
  obtain ⟨hvp, hvq, -⟩ := ncoll_sides h₁
  rw [eqangle_iff hvp hvq hwr hws] at h
  have h₂ : 2 * lsin v p q = 2 * lsin w r s := by
    rw [two_lsin, two_lsin]
    congr 1
    rw [div_eq_div_iff (ne_of_gt (mul_pos (distSq_pos _ _ hvp) (distSq_pos _ _ hvq)))
      (ne_of_gt (mul_pos (distSq_pos _ _ hwr) (distSq_pos _ _ hws))), ← cross_sq_add_dot_sq,
      ← cross_sq_add_dot_sq]
    linear_combination (cross v p v q * dot w r w s + dot v p v q * cross w r w s) * h
  grind

/-- Equal sines belong to equal angles, unless to angles that add up to π. -/
theorem sines_to_angles (v a b w r s : Point) (h : lsin v a b = lsin w r s) (h₁ : ncoll v a b)
    (h₂ : ncoll w r s) (other : ¬ eqangle v a v b w s w r) : eqangle v a v b w r w s := by
  obtain ⟨hva, hvb, -⟩ := ncoll_sides h₁
  obtain ⟨hwr, hws, -⟩ := ncoll_sides h₂
  rw [eqangle_iff hva hvb hws hwr, cross_mirror w r s, dot_mirror w r s] at other
  rw [eqangle_iff hva hvb hwr hws]
  have hn := mul_pos (distSq_pos _ _ hva) (distSq_pos _ _ hvb)
  have hn' := mul_pos (distSq_pos _ _ hwr) (distSq_pos _ _ hws)
  have h₃ : Real.log (cross v a v b ^ 2 / (distSq v a * distSq v b)) =
      Real.log (cross w r w s ^ 2 / (distSq w r * distSq w s)) := by
    rw [← two_lsin, ← two_lsin, h]
  have sq_pos {x : ℝ} (hx : x ≠ 0) : 0 < x ^ 2 := by
    have := sq_nonneg x
    have := pow_ne_zero 2 hx
    grind
  rw [Real.log_inj_of_pos (div_pos (sq_pos h₁) hn) (div_pos (sq_pos h₂) hn'),
    div_eq_div_iff (ne_of_gt hn) (ne_of_gt hn'), ← cross_sq_add_dot_sq, ← cross_sq_add_dot_sq] at h₃
  have h₄ : (cross v a v b * dot w r w s) ^ 2 = (dot v a v b * cross w r w s) ^ 2 := by
    linear_combination h₃
  refine (sq_eq_sq_iff_eq_or_eq_neg.1 h₄).resolve_right fun h₅ => other ?_
  linear_combination h₅

/-! ### Given angles -/

/-- The sine of a given angle. -/
theorem special_sine (v a b : Point) (r w : ℝ) (h : aconst v a v b r)
    (hw : Real.sin (Real.pi * r) ^ 2 = w) (hva : v ≠ a) (hvb : v ≠ b) : 2 * lsin v a b = Real.log w := by
  have h₁ := (dir_sub_eq_turn_iff hva hvb r).1 h
  have h₂ := Real.sin_sq_add_cos_sq (Real.pi * r)
  rw [two_lsin, ← hw]
  congr 1
  rw [div_eq_iff (ne_of_gt (mul_pos (distSq_pos _ _ hva) (distSq_pos _ _ hvb))), ← cross_sq_add_dot_sq]
  generalize Real.sin (Real.pi * r) = s at *
  generalize Real.cos (Real.pi * r) = k at *
  linear_combination (cross v a v b * k + dot v a v b * s) * h₁ - cross v a v b ^ 2 * h₂

/-- The sine of 90°. -/
theorem special_sine_half (v a b : Point) (h : aconst v a v b (1 / 2)) (hva : v ≠ a) (hvb : v ≠ b) :
    2 * lsin v a b = 0 := by
  rw [special_sine v a b _ 1 h _ hva hvb, Real.log_one]
  rw [show Real.pi * (1 / 2) = Real.pi / 2 by ring, Real.sin_pi_div_two]; ring

/-- The sine of 30°. -/
theorem special_sine_sixth (v a b : Point) (h : aconst v a v b (1 / 6)) (hva : v ≠ a) (hvb : v ≠ b) :
    2 * lsin v a b = Real.log (1 / 4) := by
  refine special_sine v a b _ _ h ?_ hva hvb
  rw [show Real.pi * (1 / 6) = Real.pi / 6 by ring, Real.sin_pi_div_six]; ring

/-- The sine of 150°. -/
theorem special_sine_five_sixths (v a b : Point) (h : aconst v a v b (5 / 6)) (hva : v ≠ a) (hvb : v ≠ b) :
    2 * lsin v a b = Real.log (1 / 4) := by
  refine special_sine v a b _ _ h ?_ hva hvb
  rw [show Real.pi * (5 / 6) = Real.pi - Real.pi / 6 by ring, Real.sin_pi_sub, Real.sin_pi_div_six]; ring

/-- The sine of 45°. -/
theorem special_sine_quarter (v a b : Point) (h : aconst v a v b (1 / 4)) (hva : v ≠ a) (hvb : v ≠ b) :
    2 * lsin v a b = Real.log (1 / 2) := by
  refine special_sine v a b _ _ h ?_ hva hvb
  rw [show Real.pi * (1 / 4) = Real.pi / 4 by ring, Real.sin_pi_div_four]
  have := Real.sq_sqrt (x := 2) (by grind)
  grind

/-- The sine of 135°. -/
theorem special_sine_three_quarters (v a b : Point) (h : aconst v a v b (3 / 4)) (hva : v ≠ a)
    (hvb : v ≠ b) : 2 * lsin v a b = Real.log (1 / 2) := by
  refine special_sine v a b _ _ h ?_ hva hvb
  rw [show Real.pi * (3 / 4) = Real.pi - Real.pi / 4 by ring, Real.sin_pi_sub, Real.sin_pi_div_four]
  have := Real.sq_sqrt (x := 2) (by grind)
  grind

/-- The sine of 60°. -/
theorem special_sine_third (v a b : Point) (h : aconst v a v b (1 / 3)) (hva : v ≠ a) (hvb : v ≠ b) :
    2 * lsin v a b = Real.log (3 / 4) := by
  refine special_sine v a b _ _ h ?_ hva hvb
  rw [show Real.pi * (1 / 3) = Real.pi / 3 by ring, Real.sin_pi_div_three]
  have := Real.sq_sqrt (x := 3) (by grind)
  grind

/-- The sine of 120°. -/
theorem special_sine_two_thirds (v a b : Point) (h : aconst v a v b (2 / 3)) (hva : v ≠ a) (hvb : v ≠ b) :
    2 * lsin v a b = Real.log (3 / 4) := by
  refine special_sine v a b _ _ h ?_ hva hvb
  rw [show Real.pi * (2 / 3) = Real.pi - Real.pi / 3 by ring, Real.sin_pi_sub, Real.sin_pi_div_three]
  have := Real.sq_sqrt (x := 3) (by grind)
  grind

end Geometry
