module

public import Geometry.Linear.Lines
public import Geometry.Linear.Distance

/-!
# Midpoints
-/

@[expose] public noncomputable section

namespace Geometry

variable (m a b : Point)

/-- The midpoint lies on the line. -/
theorem midp_coll (h : midp m a b) : coll m a b := by
  obtain ⟨h₁, h₂⟩ := h
  rw [coll, cross]
  grind

/-- The midpoint is equally far from both ends. -/
theorem midp_cong (h : midp m a b) : cong m a m b := by
  obtain ⟨h₁, h₂⟩ := h
  rw [cong, dist_eq_iff, distSq, distSq, show m.x = (a.x + b.x) / 2 by grind,
    show m.y = (a.y + b.y) / 2 by grind]
  ring

theorem midp_swap (h : midp m a b) : midp m b a := by
  obtain ⟨h₁, h₂⟩ := h
  constructor <;> grind

/-- The midpoint is half the length away from the first end. -/
theorem midp_half (h : midp m a b) : rconst m a a b (1 / 2) := by
  obtain ⟨h₁, h₂⟩ := h
  have e : distSq m a = (1 / 2) ^ 2 * distSq a b := by
    rw [distSq, distSq, show m.x = (a.x + b.x) / 2 by grind, show m.y = (a.y + b.y) / 2 by grind]
    ring
  have hr : (0 : ℝ) ≤ 1 / 2 := by norm_num
  rw [rconst, dist, dist, e, Real.sqrt_mul (sq_nonneg _), Real.sqrt_sq hr]

/-- The midpoint is half the length away from the second end. -/
theorem midp_half' (h : midp m a b) : rconst m b a b (1 / 2) := by
  have k := midp_half m b a (midp_swap m a b h)
  rwa [rconst, dist_comm b a] at k

/-- A point of the line equally far from both ends is the midpoint. -/
theorem midp_of (h : coll m a b) (hc : cong m a m b) (hab : a ≠ b) : midp m a b := by
  have ne := distSq_ne_zero a b hab
  rw [cong, dist_eq_iff] at hc
  obtain ⟨p, q⟩ := m
  obtain ⟨x, y⟩ := a
  obtain ⟨z, w⟩ := b
  simp only [coll, cross, distSq] at h hc ne
  constructor
  · have : ((z - x) ^ 2 + (w - y) ^ 2) * (2 * p - (x + z)) = 0 := by
      linear_combination (z - x) * hc - 2 * (w - y) * h
    grind
  · have : ((z - x) ^ 2 + (w - y) ^ 2) * (2 * q - (y + w)) = 0 := by
      linear_combination (w - y) * hc + 2 * (z - x) * h
    grind

/-- The midpoint of different points is neither of them. -/
theorem midp_ne (h : midp m a b) (hab : a ≠ b) : m ≠ a ∧ m ≠ b := by
  obtain ⟨h₁, h₂⟩ := h
  constructor
  · rintro rfl
    exact hab (Point.ext (by grind) (by grind))
  · rintro rfl
    exact hab (Point.ext (by grind) (by grind))

end Geometry
