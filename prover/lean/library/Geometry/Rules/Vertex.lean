module

public import Geometry.Linear

/-!
# Three points, four numbers

What a triangle `abc` looks like from `a` is told by the squared sides `distSq a b`, `distSq a c` and the
products `cross a b a c`, `dot a b a c`; those of the other two vertices are sums of these. With the
distances squared, the predicates become polynomial equations between such numbers.
-/

@[expose] public noncomputable section

namespace Geometry

/-! ### The numbers at the three vertices -/

/-- Lagrange's identity: sine and cosine squared add up to one. -/
theorem cross_sq_add_dot_sq (a b c : Point) :
    cross a b a c ^ 2 + dot a b a c ^ 2 = distSq a b * distSq a c := by
  simp only [cross, dot, distSq]; ring

/-- The law of cosines. -/
theorem distSq_third (a b c : Point) :
    distSq b c = distSq a b + distSq a c - 2 * dot a b a c := by
  simp only [dot, distSq]; ring

theorem cross_second (a b c : Point) : cross b c b a = cross a b a c := by simp only [cross]; ring
theorem cross_third (a b c : Point) : cross c a c b = cross a b a c := by simp only [cross]; ring
theorem cross_mirror (a b c : Point) : cross a c a b = -cross a b a c := by simp only [cross]; ring
theorem dot_mirror (a b c : Point) : dot a c a b = dot a b a c := by simp only [dot]; ring

theorem dot_second (a b c : Point) : dot b c b a = distSq a b - dot a b a c := by
  simp only [dot, distSq]; ring

theorem dot_third (a b c : Point) : dot c a c b = distSq a c - dot a b a c := by
  simp only [dot, distSq]; ring

/-! ### Points that differ -/

theorem ne_of_distSq_pos {a b : Point} (h : 0 < distSq a b) : a ≠ b := by
  rintro rfl
  have : distSq a a = 0 := by simp only [distSq]; ring
  rw [this] at h
  exact lt_irrefl _ h

theorem ncoll_sides {a b c : Point} (h : ncoll a b c) : a ≠ b ∧ a ≠ c ∧ b ≠ c := by
  refine ⟨?_, ?_, ?_⟩ <;> rintro rfl <;> exact h (by simp only [coll, cross]; ring)

theorem ncoll_of_sameclock {a b c p q r : Point} (h : sameclock a b c p q r) :
    ncoll a b c ∧ ncoll p q r := by
  refine ⟨fun k => ?_, fun k => ?_⟩ <;> simp only [coll, sameclock] at h k <;> rw [k] at h <;> grind

/-! ### Predicates as polynomial equations -/

theorem eqangle_iff {a b c d e f g h : Point} (hab : a ≠ b) (hcd : c ≠ d) (hef : e ≠ f) (hgh : g ≠ h) :
    eqangle a b c d e f g h ↔ cross a b c d * dot e f g h = dot a b c d * cross e f g h :=
  dir_sub_eq_sub_iff hab hcd hef hgh

/-- An angle between a line and itself is flat. -/
theorem coll_of_flat {a b c v x : Point} (hab : a ≠ b) (hac : a ≠ c) (hvx : v ≠ x)
    (h : eqangle a b a c v x v x) : coll a b c := by
  rw [eqangle_iff hab hac hvx hvx, show cross v x v x = 0 by simp only [cross]; ring, mul_zero] at h
  have h₁ : dot v x v x = distSq v x := by simp only [dot, distSq]; ring
  rw [h₁] at h
  exact (mul_eq_zero.1 h).resolve_right (distSq_ne_zero v x hvx)

theorem eqratio_iff {a b c d e f g h : Point} :
    eqratio a b c d e f g h ↔ distSq a b * distSq g h = distSq c d * distSq e f := by
  rw [distSq_eq, distSq_eq, distSq_eq, distSq_eq, ← mul_pow, ← mul_pow]
  refine ⟨fun H => by rw [H], fun H => ?_⟩
  exact pow_left_injective₀ (mul_nonneg (dist_nonneg _ _) (dist_nonneg _ _))
    (mul_nonneg (dist_nonneg _ _) (dist_nonneg _ _)) (n := 2) (by decide) H

end Geometry
