module

public import Geometry.Rules.Division

/-!
# Thales: parallels cut lines in equal ratios
-/

@[expose] public noncomputable section

namespace Geometry

/-- Parallels divide two lines alike. -/
theorem divides_of_para {a b c p q r : Point} (h₁ : coll a b c) (h₂ : coll p q r) (h₃ : para a p b q)
    (h₄ : para a p c r) (h : npara a p a c) : ∃ t, divides a c b t ∧ divides p r q t := by
  have hac : a ≠ c := by
    rintro rfl
    exact h (by simp only [para, cross]; ring)
  have hpr : p ≠ r := by
    rintro rfl
    exact h (by simp only [para, cross] at h₄ ⊢; linear_combination -h₄)
  obtain ⟨s, hs⟩ := exists_divides (coll_swap a b c h₁) hac
  obtain ⟨t, ht⟩ := exists_divides (coll_swap p q r h₂) hpr
  have h₅ : cross a p a c * t = cross a p a c * s := by
    simp only [para, cross, hs.1, hs.2, ht.1, ht.2] at h₃ h₄ ⊢
    linear_combination h₃ - t * h₄
  have h₆ := mul_left_cancel₀ h h₅
  subst h₆
  exact ⟨_, hs, ht⟩

/-- Three parallels cut proportional segments from two lines. -/
theorem thales_ratios₁ (a b c p q r : Point) (h₁ : coll a b c) (h₂ : coll p q r) (h₃ : para a p b q)
    (h₄ : para a p c r) (h : npara a p a c) : eqratio a b b c p q q r := by
  obtain ⟨t, hb, hq⟩ := divides_of_para h₁ h₂ h₃ h₄ h
  rw [eqratio_iff, distSq_comm a b, distSq_comm p q, divides_left hb, divides_right hb, divides_left hq,
    divides_right hq]
  ring

/-- The same with a segment and the whole. -/
theorem thales_ratios₂ (a b c p q r : Point) (h₁ : coll a b c) (h₂ : coll p q r) (h₃ : para a p b q)
    (h₄ : para a p c r) (h : npara a p a c) : eqratio a b a c p q p r := by
  obtain ⟨t, hb, hq⟩ := divides_of_para h₁ h₂ h₃ h₄ h
  rw [eqratio_iff, distSq_comm a b, distSq_comm p q, divides_left hb, divides_left hq]
  ring

/-- Lines through points that divide two segments alike are parallel if two of them are. -/
theorem thales_parallel (a b c p q r : Point) (h₁ : coll a b c) (h₂ : coll p q r) (h₃ : para a p b q)
    (h₄ : eqratio a b b c p q q r) (side : sameside b a c q p r) : para a p c r := by
  have hba : b ≠ a := by
    rintro rfl
    have : dot b b b c = 0 := by simp only [dot]; ring
    rw [sameside, this, zero_mul] at side
    exact lt_irrefl _ side
  have hqp : q ≠ p := by
    rintro rfl
    have : dot q q q r = 0 := by simp only [dot]; ring
    rw [sameside, this, mul_zero] at side
    exact lt_irrefl _ side
  obtain ⟨s, hs⟩ := exists_divides (b := b) (c := a) (d := c)
    (by simp only [coll, cross] at h₁ ⊢; linear_combination -h₁) hba
  obtain ⟨t, ht⟩ := exists_divides (b := q) (c := p) (d := r)
    (by simp only [coll, cross] at h₂ ⊢; linear_combination -h₂) hqp
  have hn := distSq_pos b a hba
  have hn' := distSq_pos q p hqp
  rw [eqratio_iff, distSq_comm q r, distSq_comm b c, divides_left hs, divides_left ht, distSq_comm a b,
    distSq_comm p q] at h₄
  rw [sameside, show dot b a b c = s * distSq b a by simp only [dot, distSq, hs.1, hs.2]; ring,
    show dot q p q r = t * distSq q p by simp only [dot, distSq, ht.1, ht.2]; ring] at side
  have h₅ : s = t := by
    have h₆ : s ^ 2 = t ^ 2 :=
      mul_left_cancel₀ (ne_of_gt (mul_pos hn hn')) (by linear_combination -h₄)
    refine (sq_eq_sq_iff_eq_or_eq_neg.1 h₆).resolve_right fun k => ?_
    subst k
    have := mul_nonneg (sq_nonneg t) (le_of_lt (mul_pos hn hn'))
    grind
  subst h₅
  simp only [para, cross, hs.1, hs.2, ht.1, ht.2] at h₃ ⊢
  linear_combination (1 - s) * h₃

end Geometry
