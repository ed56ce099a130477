module

public import Geometry.Rules.Similar

/-!
# Similar triangles that turn opposite ways

The proofs are those of `Geometry.Rules.Triangle` with the angles of the second triangle read backwards.
-/

@[expose] public noncomputable section

namespace Geometry

private theorem turned (p q r : Point) : cross p r p q ^ 2 + dot p r p q ^ 2 = distSq p q * distSq p r := by
  rw [cross_sq_add_dot_sq, mul_comm]

private theorem distSq_mirror (p q r : Point) :
    distSq q r = distSq p q + distSq p r - 2 * dot p r p q := by
  rw [dot_mirror]; exact distSq_third p q r

/-- A triangle with proportional numbers at one vertex, turned over, is similar. -/
theorem simtrir_of_scaled {a b c p q r : Point} (habc : ncoll a b c) (hpq : p ≠ q)
    (h : distSq p q * cross a b a c = distSq a b * cross p r p q ∧
      distSq p q * dot a b a c = distSq a b * dot p r p q) : simtrir a b c p q r := by
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  obtain ⟨k, hk, hn, hm, hc, hd⟩ := factor_of_scaled h (cross_sq_add_dot_sq a b c)
    (turned p q r) (distSq_pos _ _ hab) (distSq_pos _ _ hpq)
  have hl : distSq q r = k * distSq b c := by
    rw [distSq_mirror p q r, distSq_third a b c, hn, hm, hd]; ring
  have hpr : p ≠ r := ne_of_distSq_pos (by rw [hm]; exact mul_pos hk (distSq_pos _ _ hac))
  have hqr : q ≠ r := ne_of_distSq_pos (by rw [hl]; exact mul_pos hk (distSq_pos _ _ hbc))
  refine ⟨?_, ?_, ?_, ?_, ?_, ?_⟩
  · rw [eqangle_iff hab hac hpr hpq, hc, hd]; ring
  · rw [eqangle_iff hbc hab.symm hpq.symm hqr, cross_second a b c, cross_third p r q,
      dot_second a b c, dot_third p r q, hn, hc, hd]
    ring
  · rw [eqangle_iff hac.symm hbc.symm hqr.symm hpr.symm, cross_third a b c, cross_second p r q,
      dot_third a b c, dot_second p r q, hm, hc, hd]
    ring
  · rw [eqratio_iff, hn, hm]; ring
  · rw [eqratio_iff, distSq_comm q p, distSq_comm b a, hn, hl]; ring
  · rw [eqratio_iff, distSq_comm r p, distSq_comm c a, distSq_comm r q, distSq_comm c b, hm, hl]; ring

/-- Two equal angles make triangles similar. -/
theorem similar_aa_mirrored (a b c p q r : Point) (h₁ : eqangle a b a c p r p q)
    (h₂ : eqangle b c b a q p q r)
    (habc : ncoll a b c) (hpq : p ≠ q) : simtrir a b c p q r := by
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  have hpr : p ≠ r := fun e => by
    rw [← e] at h₂
    exact habc (coll_rotate c a b (coll_rotate b c a (coll_of_flat hbc hab.symm hpq.symm h₂)))
  have hqr : q ≠ r := fun e => by
    rw [← e] at h₁
    exact habc (coll_of_flat hab hac hpq h₁)
  rw [eqangle_iff hab hac hpr hpq] at h₁
  rw [eqangle_iff hbc hab.symm hpq.symm hqr, cross_second a b c, cross_third p r q,
    dot_second a b c, dot_third p r q] at h₂
  exact simtrir_of_scaled habc hpq (scaled_of_aa h₁ h₂ habc)

/-- An equal angle between proportional sides makes triangles similar. -/
theorem similar_sas_mirrored (a b c p q r : Point) (h₁ : eqangle a b a c p r p q)
    (h₂ : eqratio a b a c p q p r) (clock : sameclock a b c p r q) : simtrir a b c p q r := by
  obtain ⟨habc, hpqr⟩ := ncoll_of_sameclock clock
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  obtain ⟨hpr, hpq, hqr⟩ := ncoll_sides hpqr
  rw [eqangle_iff hab hac hpr hpq] at h₁
  rw [eqratio_iff] at h₂
  exact simtrir_of_scaled habc hpq (scaled_of_sas h₁ h₂ clock (cross_sq_add_dot_sq a b c)
    (turned p q r) (distSq_pos _ _ hab) (distSq_pos _ _ hac) (distSq_pos _ _ hpq))

/-- Proportional sides make triangles similar. -/
theorem similar_sss_mirrored (a b c p q r : Point) (h₁ : eqratio a b b c p q q r)
    (h₂ : eqratio b c c a q r r p) (clock : sameclock a b c p r q) : simtrir a b c p q r := by
  obtain ⟨habc, hpqr⟩ := ncoll_of_sameclock clock
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  obtain ⟨hpr, hpq, hqr⟩ := ncoll_sides hpqr
  rw [eqratio_iff] at h₁ h₂
  have h₃ : distSq a b * distSq p r = distSq a c * distSq p q := by
    refine mul_left_cancel₀ (ne_of_gt (distSq_pos _ _ hqr.symm)) ?_
    rw [distSq_comm c a, distSq_comm r p] at h₂
    linear_combination distSq p r * h₁ + distSq p q * h₂
  rw [distSq_mirror p q r, distSq_third a b c] at h₁
  exact simtrir_of_scaled habc hpq (scaled_of_sss h₁ h₃ clock (cross_sq_add_dot_sq a b c)
    (turned p q r) (distSq_pos _ _ hab) (distSq_pos _ _ hpq))

/-- Two proportional sides and an equal angle beside one of them make triangles similar if the angles
opposite that side are both acute or both obtuse. -/
theorem similar_ssa_mirrored (a b c p q r : Point) (h₁ : eqangle a b a c p r p q)
    (h₂ : eqratio b c a c q r p r) (clock : sameclock a b c p r q) (side : sameside b a c q p r) :
    simtrir a b c p q r := by
  obtain ⟨habc, hpqr⟩ := ncoll_of_sameclock clock
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  obtain ⟨hpr, hpq, hqr⟩ := ncoll_sides hpqr
  rw [eqangle_iff hab hac hpr hpq] at h₁
  rw [eqratio_iff, distSq_mirror p q r, distSq_third a b c] at h₂
  rw [sameside, dot_mirror b c a, dot_second a b c, dot_third p r q] at side
  exact simtrir_of_scaled habc hpq (scaled_of_ssa h₁ h₂ clock side (cross_sq_add_dot_sq a b c)
    (turned p q r) (distSq_pos _ _ hac))

/-- Similar triangles with an equal side are congruent. -/
theorem contrir_of_simtrir (a b c p q r : Point) (h : simtrir a b c p q r) (h₂ : cong a b p q)
    (hab : a ≠ b) : contrir a b c p q r := by
  obtain ⟨ha, hb, hc, h₃, h₄, -⟩ := h
  simp only [eqratio, cong] at h₂ h₃ h₄
  have h := ne_of_gt (dist_pos _ _ hab)
  rw [dist_comm q p, dist_comm b a, ← h₂] at h₄
  rw [← h₂] at h₃
  refine ⟨ha, hb, hc, h₂, ?_, ?_⟩
  · exact mul_right_cancel₀ h (by rw [h₄, mul_comm])
  · rw [cong, dist_comm c a, dist_comm r p]
    exact mul_right_cancel₀ h (by rw [← h₃, mul_comm])

end Geometry
