module

public import Geometry.Predicates

/-!
# Distances, and predicates as equations between their logarithms
-/

@[expose] public noncomputable section

namespace Geometry

/-! ### Distances -/

theorem distSq_comm (a b : Point) : distSq a b = distSq b a := by rw [distSq, distSq]; ring

theorem dist_comm (a b : Point) : dist a b = dist b a := by rw [dist, dist, distSq_comm]

theorem ln_comm (a b : Point) : ln a b = ln b a := by rw [ln, ln, dist_comm]

theorem distSq_nonneg (a b : Point) : 0 ≤ distSq a b :=
  add_nonneg (sq_nonneg _) (sq_nonneg _)

theorem distSq_ne_zero (a b : Point) (h : a ≠ b) : distSq a b ≠ 0 := Point.distSq_ne h

theorem distSq_eq (a b : Point) : distSq a b = dist a b ^ 2 := (Real.sq_sqrt (distSq_nonneg a b)).symm

theorem dist_nonneg (a b : Point) : 0 ≤ dist a b := Real.sqrt_nonneg _

theorem distSq_self (a : Point) : distSq a a = 0 := by rw [distSq]; ring

theorem dist_self (a : Point) : dist a a = 0 := by rw [dist, distSq_self, Real.sqrt_zero]

theorem distSq_pos (a b : Point) (h : a ≠ b) : 0 < distSq a b := by
  have := distSq_nonneg a b
  have := distSq_ne_zero a b h
  grind

theorem dist_pos (a b : Point) (h : a ≠ b) : 0 < dist a b := Real.sqrt_pos.2 (distSq_pos a b h)

theorem dist_eq_zero (a b : Point) : dist a b = 0 ↔ a = b := by
  constructor
  · intro h
    by_cases e : a = b
    · exact e
    · have := dist_pos a b e
      grind
  · rintro rfl
    exact dist_self a

theorem distSq_eq_zero (a b : Point) : distSq a b = 0 ↔ a = b := by
  rw [← dist_eq_zero, distSq_eq]
  constructor <;> intro h <;> grind

theorem dist_eq_iff (a b c d : Point) : dist a b = dist c d ↔ distSq a b = distSq c d :=
  Real.sqrt_inj (distSq_nonneg a b) (distSq_nonneg c d)

/-- The ends of a segment as long as another one are different. -/
theorem ne_of_dist_eq (a b c d : Point) (h : dist a b = dist c d) (hab : a ≠ b) : c ≠ d := fun e =>
  hab ((dist_eq_zero a b).1 (h.trans ((dist_eq_zero c d).2 e)))

/-! ### Logarithms -/

/-- Segments of one length have one logarithm. -/
theorem cong_ln (a b c d : Point) (h : cong a b c d) : ln a b = ln c d := by rw [ln, ln, h]

/-- Segments of one logarithm have one length. -/
theorem cong_of_ln (a b c d : Point) (h : ln a b = ln c d) (hab : a ≠ b) (hcd : c ≠ d) : cong a b c d :=
  (Real.log_inj_of_pos (dist_pos a b hab) (dist_pos c d hcd)).1 h

theorem log_dist_mul (a b c d : Point) (hab : a ≠ b) (hcd : c ≠ d) :
    Real.log (dist a b * dist c d) = ln a b + ln c d :=
  Real.log_mul (ne_of_gt (dist_pos a b hab)) (ne_of_gt (dist_pos c d hcd))

theorem log_mul_dist (r : ℝ) (a b : Point) (hr : 0 < r) (hab : a ≠ b) :
    Real.log (r * dist a b) = Real.log r + ln a b :=
  Real.log_mul (ne_of_gt hr) (ne_of_gt (dist_pos a b hab))

theorem log_distSq (a b : Point) : Real.log (distSq a b) = 2 * ln a b := by
  rw [distSq_eq, Real.log_pow, ln]; norm_num

/-- Equal ratios are equal differences of logarithms. -/
theorem eqratio_ln (a b c d e f g h : Point) (H : eqratio a b c d e f g h) (hcd : c ≠ d)
    (hef : e ≠ f) : ln a b - ln c d = ln e f - ln g h := by
  have k := congrArg Real.log H
  have pos := mul_pos (dist_pos c d hcd) (dist_pos e f hef)
  rw [← show dist a b * dist g h = dist c d * dist e f from H] at pos
  have hab : a ≠ b := by rintro rfl; rw [dist_self] at pos; grind
  have hgh : g ≠ h := by rintro rfl; rw [dist_self] at pos; grind
  rw [log_dist_mul a b g h hab hgh, log_dist_mul c d e f hcd hef] at k
  grind

/-- Equal differences of logarithms are equal ratios. -/
theorem eqratio_of_ln (a b c d e f g h : Point) (H : ln a b - ln c d = ln e f - ln g h) (hab : a ≠ b)
    (hcd : c ≠ d) (hef : e ≠ f) (hgh : g ≠ h) : eqratio a b c d e f g h := by
  refine (Real.log_inj_of_pos (mul_pos (dist_pos a b hab) (dist_pos g h hgh))
    (mul_pos (dist_pos c d hcd) (dist_pos e f hef))).1 ?_
  rw [log_dist_mul a b g h hab hgh, log_dist_mul c d e f hcd hef]
  grind

/-- A given ratio is a given difference of logarithms. -/
theorem rconst_ln (a b c d : Point) (r : ℝ) (h : rconst a b c d r) (hr : 0 < r) (hcd : c ≠ d) :
    ln a b - ln c d = Real.log r := by
  rw [ln, show dist a b = r * dist c d from h, log_mul_dist r c d hr hcd]
  grind

/-- A given difference of logarithms is a given ratio. -/
theorem rconst_of_ln (a b c d : Point) (r : ℝ) (h : ln a b - ln c d = Real.log r) (hr : 0 < r)
    (hab : a ≠ b) (hcd : c ≠ d) : rconst a b c d r := by
  refine (Real.log_inj_of_pos (dist_pos a b hab) (mul_pos hr (dist_pos c d hcd))).1 ?_
  rw [log_mul_dist r c d hr hcd, ← h, ln, ln]
  grind

/-- A given ratio of squares is a given double difference of logarithms. -/
theorem r2const_ln (a b c d : Point) (r : ℝ) (h : r2const a b c d r) (hr : 0 < r) (hcd : c ≠ d) :
    2 * (ln a b - ln c d) = Real.log r := by
  have k := congrArg Real.log (show distSq a b = r * distSq c d from h)
  rw [Real.log_mul (ne_of_gt hr) (distSq_ne_zero c d hcd), log_distSq, log_distSq] at k
  grind

/-- A given double difference of logarithms is a given ratio of squares. -/
theorem r2const_of_ln (a b c d : Point) (r : ℝ) (h : 2 * (ln a b - ln c d) = Real.log r) (hr : 0 < r)
    (hab : a ≠ b) (hcd : c ≠ d) : r2const a b c d r := by
  refine (Real.log_inj_of_pos (distSq_pos a b hab) (mul_pos hr (distSq_pos c d hcd))).1 ?_
  rw [Real.log_mul (ne_of_gt hr) (distSq_ne_zero c d hcd), log_distSq, log_distSq]
  grind

/-- A given length is a given logarithm. -/
theorem lconst_ln (a b : Point) (r : ℝ) (h : lconst a b r) : ln a b = Real.log r := by rw [ln, h]

/-- A given logarithm is a given length. -/
theorem lconst_of_ln (a b : Point) (r : ℝ) (h : ln a b = Real.log r) (hr : 0 < r) (hab : a ≠ b) :
    lconst a b r :=
  (Real.log_inj_of_pos (dist_pos a b hab) hr).1 h

/-- A given square of a length is a given double logarithm. -/
theorem l2const_ln (a b : Point) (r : ℝ) (h : l2const a b r) : 2 * ln a b = Real.log r := by
  rw [← log_distSq, h]

/-- A given double logarithm is a given square of a length. -/
theorem l2const_of_ln (a b : Point) (r : ℝ) (h : 2 * ln a b = Real.log r) (hr : 0 < r) (hab : a ≠ b) :
    l2const a b r :=
  (Real.log_inj_of_pos (distSq_pos a b hab) hr).1 (by rw [log_distSq, h])

end Geometry
