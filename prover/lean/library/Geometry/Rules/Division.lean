module

public import Geometry.Rules.Vertex

/-!
# Points that divide a segment

A point of the line `bc` is `b + t (c - b)` for one number `t`; it divides the segment in the signed ratio
`t : 1 - t`. Ratios on lines are computed with these numbers.
-/

@[expose] public noncomputable section

namespace Geometry

/-- `d` is the point `b + t (c - b)`. -/
def divides (b c d : Point) (t : ℝ) : Prop :=
  d.x = b.x + t * (c.x - b.x) ∧ d.y = b.y + t * (c.y - b.y)

theorem exists_divides {b c d : Point} (h : coll b c d) (hbc : b ≠ c) : ∃ t, divides b c d t := by
  have hn := ne_of_gt (distSq_pos b c hbc)
  obtain ⟨t, ht⟩ : ∃ t, t * distSq b c = dot b c b d := ⟨dot b c b d / distSq b c, by grind⟩
  refine ⟨t, mul_left_cancel₀ hn ?_, mul_left_cancel₀ hn ?_⟩ <;>
    simp only [coll, cross, dot, distSq] at h ht ⊢
  · linear_combination -(c.x - b.x) * ht - (c.y - b.y) * h
  · linear_combination -(c.y - b.y) * ht + (c.x - b.x) * h

section
variable {b c d : Point} {t : ℝ}

theorem divides_left (h : divides b c d t) : distSq d b = t ^ 2 * distSq b c := by
  simp only [distSq, h.1, h.2]; ring

theorem divides_right (h : divides b c d t) : distSq d c = (1 - t) ^ 2 * distSq b c := by
  simp only [distSq, h.1, h.2]; ring

theorem divides_dot (h : divides b c d t) : dot d b d c = -(t * (1 - t) * distSq b c) := by
  simp only [dot, distSq, h.1, h.2]; ring

theorem divides_ne_left (h : divides b c d t) (hdb : d ≠ b) : t ≠ 0 := by
  rintro rfl
  exact hdb (Point.ext (by rw [h.1]; ring) (by rw [h.2]; ring))

theorem divides_ln (h : divides b c d t) (hbc : b ≠ c) (h₀ : t ≠ 0) (h₁ : 1 - t ≠ 0) :
    ln d b - ln d c = Real.log t - Real.log (1 - t) := by
  have hn := distSq_ne_zero b c hbc
  have h₂ := log_distSq d b
  have h₃ := log_distSq d c
  rw [divides_left h, Real.log_mul (pow_ne_zero 2 h₀) hn, Real.log_pow, Nat.cast_ofNat] at h₂
  rw [divides_right h, Real.log_mul (pow_ne_zero 2 h₁) hn, Real.log_pow, Nat.cast_ofNat] at h₃
  grind

end

end Geometry
