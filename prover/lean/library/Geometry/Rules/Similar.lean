module

public import Geometry.Rules.Vertex

/-!
# Triangles with proportional numbers

Two triangles are similar when side, cross and dot product at one vertex are proportional. Each criterion
of similarity is a computation with these numbers: `n`, `m` are the squared sides at the vertex, `c` and
`d` the cross and dot product, and `n'`, `m'`, `c'`, `d'` those of the other triangle.
-/

@[expose] public noncomputable section

namespace Geometry

section Numbers
variable {n m c d n' m' c' d' : ℝ}

/-- Two angles. -/
theorem scaled_of_aa (h₁ : c * d' = d * c') (h₂ : c * (n' - d') = (n - d) * c') (hc : c ≠ 0) :
    n' * c = n * c' ∧ n' * d = n * d' := by
  have h₃ : n' * c = n * c' := by linear_combination h₁ + h₂
  exact ⟨h₃, mul_left_cancel₀ hc (by linear_combination d * h₃ - n * h₁)⟩

/-- The same turn and proportional `c`, `d` leave a positive factor. -/
theorem factor_of_angle (h : c * d' = d * c') (hc : 0 < c * c') :
    ∃ t, 0 < t ∧ c' = t * c ∧ d' = t * d := by
  have hc₀ : c ≠ 0 := by rintro rfl; rw [zero_mul] at hc; grind
  refine ⟨c' / c, Classical.byContradiction fun k => ?_, by grind, by grind⟩
  have h₁ := mul_nonneg (show 0 ≤ -(c' / c) by grind) (sq_nonneg c)
  have h₂ : -(c' / c) * c ^ 2 = -(c * c') := by grind
  grind

/-- Two sides and the angle between them. -/
theorem scaled_of_sas (h₁ : c * d' = d * c') (h₂ : n * m' = m * n') (hc : 0 < c * c')
    (e : c ^ 2 + d ^ 2 = n * m) (e' : c' ^ 2 + d' ^ 2 = n' * m') (hn : 0 < n) (hm : 0 < m)
    (hn' : 0 < n') : n' * c = n * c' ∧ n' * d = n * d' := by
  obtain ⟨t, ht, rfl, rfl⟩ := factor_of_angle h₁ hc
  have h₃ : m * n' ^ 2 = m * (t * n) ^ 2 := by
    linear_combination n' * -h₂ + n * -e' + n * t ^ 2 * e
  have h₄ : n' = t * n := pow_left_injective₀ (n := 2) (le_of_lt hn') (le_of_lt (mul_pos ht hn))
    (by decide) (mul_left_cancel₀ (ne_of_gt hm) h₃)
  subst h₄
  exact ⟨by ring, by ring⟩

/-- Three sides. -/
theorem scaled_of_sss (h₁ : n * (n' + m' - 2 * d') = (n + m - 2 * d) * n') (h₂ : n * m' = m * n')
    (hc : 0 < c * c') (e : c ^ 2 + d ^ 2 = n * m) (e' : c' ^ 2 + d' ^ 2 = n' * m') (hn : 0 < n)
    (hn' : 0 < n') : n' * c = n * c' ∧ n' * d = n * d' := by
  have h₃ : n' * d = n * d' := by linear_combination (h₁ - h₂) * (1 / 2)
  have h₄ : (n' * c) ^ 2 = (n * c') ^ 2 := by
    linear_combination n' ^ 2 * e - n ^ 2 * e' - (n' * d + n * d') * h₃ - n * n' * h₂
  refine ⟨(sq_eq_sq_iff_eq_or_eq_neg.1 h₄).resolve_right fun h => ?_, h₃⟩
  have h₅ : n' * c ^ 2 = -(n * (c * c')) := by linear_combination c * h
  have := mul_pos hn hc
  have := mul_nonneg (le_of_lt hn') (sq_nonneg c)
  grind

/-- Two sides and the angle beside one of them, the angle opposite the other one acute in both triangles
or obtuse in both. -/
theorem scaled_of_ssa (h₁ : c * d' = d * c') (h₂ : (n + m - 2 * d) * m' = m * (n' + m' - 2 * d'))
    (hc : 0 < c * c') (hs : 0 < (n - d) * (n' - d')) (e : c ^ 2 + d ^ 2 = n * m)
    (e' : c' ^ 2 + d' ^ 2 = n' * m') (hm : 0 < m) :
    n' * c = n * c' ∧ n' * d = n * d' := by
  obtain ⟨t, ht, rfl, rfl⟩ := factor_of_angle h₁ hc
  have h₃ : m * ((n' - t * n) * (n' - t * (2 * d - n))) = 0 := by
    linear_combination -n' * h₂ + (n - 2 * d) * t ^ 2 * e - (n - 2 * d) * e'
  rcases mul_eq_zero.1 ((mul_eq_zero.1 h₃).resolve_left (ne_of_gt hm)) with h | h
  · exact ⟨by linear_combination c * h, by linear_combination d * h⟩
  · have h₄ : (n - d) * (n' - t * d) = -(t * (n - d) ^ 2) := by linear_combination (n - d) * h
    have := mul_nonneg (le_of_lt ht) (sq_nonneg (n - d))
    grind

/-- Proportional numbers have one factor. -/
theorem factor_of_scaled (h : n' * c = n * c' ∧ n' * d = n * d') (e : c ^ 2 + d ^ 2 = n * m)
    (e' : c' ^ 2 + d' ^ 2 = n' * m') (hn : 0 < n) (hn' : 0 < n') :
    ∃ k, 0 < k ∧ n' = k * n ∧ m' = k * m ∧ c' = k * c ∧ d' = k * d := by
  obtain ⟨h₁, h₂⟩ := h
  obtain ⟨k, hk⟩ : ∃ k, k = n' / n := ⟨_, rfl⟩
  have h₀ : 0 < k := by rw [hk]; exact div_pos hn' hn
  have hn₀ := ne_of_gt hn
  have h₃ : n' = k * n := by grind
  subst h₃
  have h₄ : c' = k * c := mul_left_cancel₀ hn₀ (by linear_combination -h₁)
  have h₅ : d' = k * d := mul_left_cancel₀ hn₀ (by linear_combination -h₂)
  subst h₄
  subst h₅
  exact ⟨k, h₀, rfl, mul_left_cancel₀ (ne_of_gt hn') (by linear_combination k ^ 2 * e - e'), rfl, rfl⟩

end Numbers

end Geometry
