module

public import Geometry.Rules.Vertex

/-!
# Lengths
-/

@[expose] public noncomputable section

namespace Geometry

/-- If `b` lies between `a` and `c`, the lengths add up. -/
theorem betweenness (a b c : Point) (h : coll a b c) (hb : obtuse_angle a b c) :
    dist a b + dist b c = dist a c := by
  have h₁ : dot b a b c ^ 2 = (dist a b * dist b c) ^ 2 := by
    rw [mul_pow, ← distSq_eq, ← distSq_eq, distSq_comm a b, ← cross_sq_add_dot_sq, cross_mirror,
      cross_second, show cross a b a c = 0 from h]
    ring
  have h₂ : dot b a b c = -(dist a b * dist b c) := by
    refine (sq_eq_sq_iff_eq_or_eq_neg.1 h₁).resolve_left fun h₂ => ?_
    have := mul_nonneg (dist_nonneg a b) (dist_nonneg b c)
    simp only [obtuse_angle] at hb
    grind
  refine pow_left_injective₀ (n := 2) ?_ (dist_nonneg a c) (by decide) ?_
  · have := dist_nonneg a b
    have := dist_nonneg b c
    grind
  · rw [← distSq_eq, distSq_third b a c, distSq_comm b a, distSq_eq, distSq_eq, h₂]
    ring

/-- If the lengths add up, the points lie on a line. -/
theorem betweenness_converse (a b c : Point) (h : dist a b + dist b c = dist a c) : coll a b c := by
  have h₁ := distSq_third b a c
  have h₂ := cross_sq_add_dot_sq b a c
  rw [distSq_comm b a, distSq_eq, distSq_eq, distSq_eq, ← h] at h₁
  rw [distSq_comm b a, distSq_eq, distSq_eq] at h₂
  have h₃ : cross b a b c = 0 := pow_eq_zero (n := 2) (by
    have h₄ : dot b a b c = -(dist a b * dist b c) := by linear_combination h₁ * (1 / 2)
    rw [h₄] at h₂
    linear_combination h₂)
  rw [coll, ← cross_second, cross_mirror, h₃]
  ring

/-- Perpendicular diagonals: the squares of opposite sides have equal sums. -/
theorem pythagoras (a b c d : Point) (h : perp a b c d) :
    distSq a c - distSq a d - distSq b c + distSq b d = 0 := by
  simp only [perp, dot] at h
  simp only [distSq]
  linear_combination -2 * h

/-- The diagonals are perpendicular when the squares of opposite sides have equal sums. -/
theorem pythagoras_converse (a b c d : Point)
    (h : distSq a c - distSq a d - distSq b c + distSq b d = 0) : perp a b c d := by
  simp only [distSq] at h
  simp only [perp, dot]
  linear_combination (-1 / 2) * h

/-- Lengths with equal squares are equal. -/
theorem squares_to_ratio (a b c d : Point) (h : distSq a b = distSq c d) : cong a b c d :=
  (dist_eq_iff a b c d).2 h

/-- The squares of lengths in a given ratio. -/
theorem rconst_squares (a b c d : Point) (r : ℝ) (h : rconst a b c d r) :
    distSq a b = r ^ 2 * distSq c d := by
  rw [distSq_eq, distSq_eq, show dist a b = r * dist c d from h, mul_pow]

theorem r2const_of_rconst (a b c d : Point) (r : ℝ) (h : rconst a b c d r) : r2const a b c d (r ^ 2) :=
  rconst_squares a b c d r h

theorem rconst_of_r2const (a b c d : Point) (r w : ℝ) (h : r2const a b c d w) (hr : 0 ≤ r)
    (hw : r ^ 2 = w) : rconst a b c d r := by
  simp only [r2const, distSq_eq, ← hw, ← mul_pow] at h
  exact pow_left_injective₀ (n := 2) (dist_nonneg a b) (mul_nonneg hr (dist_nonneg c d)) (by decide) h

/-- Stewart's theorem: `b` divides the segment `ac` in the ratio `t : 1 - t`. -/
theorem stewart (x a b c : Point) (t : ℝ) (h : coll a b c) (h₂ : rconst a b a c t)
    (hb : obtuse_angle a b c) :
    distSq x b - (1 - t) * distSq x a - t * distSq x c + t * (1 - t) * distSq a c = 0 := by
  have h₃ := betweenness a b c h hb
  have hac : a ≠ c := by
    rintro rfl
    have := mul_self_nonneg (a.x - b.x)
    have := mul_self_nonneg (a.y - b.y)
    simp only [obtuse_angle, dot] at hb
    grind
  have h₄ : dot a b a c = t * distSq a c := by
    have h₅ := distSq_third a b c
    have h₆ : dist b c = (1 - t) * dist a c := by
      simp only [rconst] at h₂
      linear_combination h₃ - h₂
    rw [distSq_eq b c, h₆, distSq_eq a b, show dist a b = t * dist a c from h₂, distSq_eq] at h₅
    rw [distSq_eq]
    linear_combination h₅ * (1 / 2)
  have h₇ := distSq_pos _ _ hac
  have hx : b.x - a.x = t * (c.x - a.x) := mul_left_cancel₀ (ne_of_gt h₇) (by
    simp only [coll, cross, dot, distSq] at h h₄ ⊢
    linear_combination (c.x - a.x) * h₄ + (c.y - a.y) * h)
  have hy : b.y - a.y = t * (c.y - a.y) := mul_left_cancel₀ (ne_of_gt h₇) (by
    simp only [coll, cross, dot, distSq] at h h₄ ⊢
    linear_combination (c.y - a.y) * h₄ - (c.x - a.x) * h)
  have hx' : b.x = a.x + t * (c.x - a.x) := by linear_combination hx
  have hy' : b.y = a.y + t * (c.y - a.y) := by linear_combination hy
  simp only [distSq, hx', hy']
  ring

end Geometry
