module

public import Geometry.Rules.Division

/-!
# Ratios on lines
-/

@[expose] public noncomputable section

namespace Geometry

/-- Points that divide two lines alike: the ratio of one pair of segments gives that of another pair. -/
theorem collinear_ratios (u v z w x y : Point) (h₁ : coll u v z) (h₂ : coll w x y)
    (h : eqratio u v u z w x w y) (side : sameside u v z w x y) : eqratio u v v z w x x y := by
  rw [eqratio_iff] at h ⊢
  rw [distSq_third u v z, distSq_third w x y]
  have e := cross_sq_add_dot_sq u v z
  have e' := cross_sq_add_dot_sq w x y
  rw [show cross u v u z = 0 from h₁] at e
  rw [show cross w x w y = 0 from h₂] at e'
  have hn := distSq_nonneg u v
  have hn' := distSq_nonneg w x
  simp only [sameside] at side
  generalize distSq u v = n at *
  generalize distSq u z = m at *
  generalize dot u v u z = d at *
  generalize distSq w x = n' at *
  generalize distSq w y = m' at *
  generalize dot w x w y = d' at *
  have h₃ : (n * d') ^ 2 = (d * n') ^ 2 := by
    linear_combination n ^ 2 * e' - n' ^ 2 * e + n * n' * h
  have h₄ : n * d' = d * n' := by
    rcases sq_eq_sq_iff_eq_or_eq_neg.1 h₃ with k | k
    · exact k
    · have k₁ : n * (d * d') + d ^ 2 * n' = 0 := by linear_combination d * k
      have k₂ := mul_nonneg hn (le_of_lt side)
      have k₃ := mul_nonneg (sq_nonneg d) hn'
      have k₄ : n * (d * d') = 0 := le_antisymm (by linarith) k₂
      have k₅ : n = 0 := (mul_eq_zero.1 k₄).resolve_right (ne_of_gt side)
      rw [k₅] at e
      have k₆ : d = 0 := pow_eq_zero (n := 2) (by linear_combination e)
      rw [k₆, zero_mul] at side
      exact absurd side (lt_irrefl _)
  linear_combination h - 2 * h₄

/-! ### Bisectors -/

/-- The numbers at `a` for a point that divides the opposite side. -/
private theorem divided {a b c d : Point} {t : ℝ} (h : divides b c d t) :
    cross a b a d = t * cross a b a c ∧ cross a d a c = (1 - t) * cross a b a c ∧
      dot a b a d = (1 - t) * distSq a b + t * dot a b a c ∧
      dot a d a c = (1 - t) * dot a b a c + t * distSq a c := by
  simp only [cross, dot, distSq, h.1, h.2]
  refine ⟨?_, ?_, ?_, ?_⟩ <;> ring

/-- The bisector at `a` divides the opposite side in the ratio of the adjacent sides. -/
theorem bisector_theorem (a b d c : Point) (h₁ : coll b d c) (h₂ : eqangle a b a d a d a c)
    (habc : ncoll a b c) : eqratio d b d c a b a c := by
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  have had : a ≠ d := by
    rintro rfl
    exact habc (by simp only [coll, cross] at h₁ ⊢; linear_combination -h₁)
  obtain ⟨t, h⟩ := exists_divides (coll_swap b d c h₁) hbc
  obtain ⟨e₁, e₂, e₃, e₄⟩ := divided (a := a) h
  rw [eqangle_iff hab had had hac, e₁, e₂, e₃, e₄] at h₂
  rw [eqratio_iff, divides_left h, divides_right h]
  have h₃ : t ^ 2 * distSq a c = (1 - t) ^ 2 * distSq a b :=
    mul_left_cancel₀ (a := cross a b a c) habc (by linear_combination h₂)
  linear_combination distSq b c * h₃

/-- A point that divides the side in the ratio of the adjacent sides lies on a bisector. -/
theorem bisector_converse (a b d c : Point) (h₁ : coll b d c) (h₂ : eqratio d b d c a b a c)
    (habc : ncoll a b c) : eqangle a b a d a d a c := by
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  have had : a ≠ d := by
    rintro rfl
    exact habc (by simp only [coll, cross] at h₁ ⊢; linear_combination -h₁)
  obtain ⟨t, h⟩ := exists_divides (coll_swap b d c h₁) hbc
  rw [eqratio_iff, divides_left h, divides_right h] at h₂
  have h₃ : t ^ 2 * distSq a c = (1 - t) ^ 2 * distSq a b :=
    mul_left_cancel₀ (ne_of_gt (distSq_pos b c hbc)) (by linear_combination h₂)
  obtain ⟨e₁, e₂, e₃, e₄⟩ := divided (a := a) h
  rw [eqangle_iff hab had had hac, e₁, e₂, e₃, e₄]
  linear_combination cross a b a c * h₃

end Geometry
