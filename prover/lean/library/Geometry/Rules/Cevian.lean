module

public import Geometry.Rules.Division

/-!
# Menelaus and Ceva

Points `d`, `e`, `f` on the side lines `bc`, `ca`, `ab` divide the sides in signed ratios `t : 1 - t`. They
lie on one line when the product of the three ratios is -1 (Menelaus); the lines `ad`, `be`, `cf` pass
through one point when it is 1 (Ceva). In lengths both products are 1, in logarithms a sum is 0; the
signs of three scalar products tell the cases apart.
-/

@[expose] public noncomputable section

namespace Geometry

section
variable {a b c d e f : Point} {t u v : ℝ}

/-- The three points exist as numbers. -/
theorem three_divisions (h₁ : coll b c d) (h₂ : coll c a e) (h₃ : coll a b f) (habc : ncoll a b c) :
    ∃ t u v, divides b c d t ∧ divides c a e u ∧ divides a b f v := by
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  obtain ⟨t, ht⟩ := exists_divides h₁ hbc
  obtain ⟨u, hu⟩ := exists_divides h₂ hac.symm
  obtain ⟨v, hv⟩ := exists_divides h₃ hab
  exact ⟨t, u, v, ht, hu, hv⟩

/-- The sum of logarithms says that the product of the ratios is 1 or -1. -/
theorem ratio_sum (ht : divides b c d t) (hu : divides c a e u) (hv : divides a b f v)
    (habc : ncoll a b c) (h : t * u * v ≠ 0) (h' : (1 - t) * (1 - u) * (1 - v) ≠ 0) :
    ln d b - ln d c + ln e c - ln e a + ln f a - ln f b = 0 ↔
      t * u * v = (1 - t) * (1 - u) * (1 - v) ∨ t * u * v = -((1 - t) * (1 - u) * (1 - v)) := by
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  obtain ⟨⟨h₁, h₂⟩, h₃⟩ := mul_ne_zero_iff.1 h |>.imp mul_ne_zero_iff.1 id
  obtain ⟨⟨k₁, k₂⟩, k₃⟩ := mul_ne_zero_iff.1 h' |>.imp mul_ne_zero_iff.1 id
  have l₁ := divides_ln ht hbc h₁ k₁
  have l₂ := divides_ln hu hac.symm h₂ k₂
  have l₃ := divides_ln hv hab h₃ k₃
  have l : ln d b - ln d c + ln e c - ln e a + ln f a - ln f b =
      Real.log (t * u * v) - Real.log ((1 - t) * (1 - u) * (1 - v)) := by
    rw [Real.log_mul (mul_ne_zero h₁ h₂) h₃, Real.log_mul h₁ h₂, Real.log_mul (mul_ne_zero k₁ k₂) k₃,
      Real.log_mul k₁ k₂]
    linear_combination l₁ + l₂ + l₃
  rw [l, sub_eq_zero, ← abs_eq_abs, ← Real.log_abs, ← Real.log_abs ((1 - t) * (1 - u) * (1 - v))]
  exact Real.log_inj_of_pos (abs_pos.2 h) (abs_pos.2 h')

/-- The product of the scalar products has the sign of minus the product of the ratios. -/
theorem parity_product (ht : divides b c d t) (hu : divides c a e u) (hv : divides a b f v) :
    dot d b d c * dot e c e a * dot f a f b =
      -(t * u * v * ((1 - t) * (1 - u) * (1 - v))) * (distSq b c * distSq c a * distSq a b) := by
  rw [divides_dot ht, divides_dot hu, divides_dot hv]; ring

theorem cross_three (ht : divides b c d t) (hu : divides c a e u) (hv : divides a b f v) :
    cross d e d f = (t * u * v + (1 - t) * (1 - u) * (1 - v)) * cross a b a c := by
  simp only [cross, ht.1, ht.2, hu.1, hu.2, hv.1, hv.2]; ring

end

/-- Menelaus' theorem. -/
theorem menelaus (a b c d e f : Point) (h₁ : coll b c d) (h₂ : coll c a e) (h₃ : coll a b f)
    (h₄ : coll d e f) (habc : ncoll a b c) (hdb : d ≠ b) (hec : e ≠ c) (hfa : f ≠ a) :
    ln d b - ln d c + ln e c - ln e a + ln f a - ln f b = 0 := by
  obtain ⟨t, u, v, ht, hu, hv⟩ := three_divisions h₁ h₂ h₃ habc
  have h := mul_ne_zero (mul_ne_zero (divides_ne_left ht hdb) (divides_ne_left hu hec))
    (divides_ne_left hv hfa)
  rw [coll, cross_three ht hu hv] at h₄
  have h₅ := (mul_eq_zero.1 h₄).resolve_right habc
  exact (ratio_sum ht hu hv habc h (by grind)).2 (Or.inr (by linear_combination h₅))

/-- The converse of Menelaus' theorem: none or two of the points lie between the vertices. -/
theorem menelaus_converse (a b c d e f : Point) (h₁ : coll b c d) (h₂ : coll c a e) (h₃ : coll a b f)
    (h₄ : ln d b - ln d c + ln e c - ln e a + ln f a - ln f b = 0) (habc : ncoll a b c)
    (parity : 0 < dot d b d c * dot e c e a * dot f a f b) : coll d e f := by
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  obtain ⟨t, u, v, ht, hu, hv⟩ := three_divisions h₁ h₂ h₃ habc
  rw [parity_product ht hu hv] at parity
  rw [coll, cross_three ht hu hv]
  have pos := mul_pos (mul_pos (distSq_pos b c hbc) (distSq_pos c a hac.symm)) (distSq_pos a b hab)
  have sum := ratio_sum ht hu hv habc
  generalize t * u * v = x at *
  generalize (1 - t) * (1 - u) * (1 - v) = y at *
  generalize distSq b c * distSq c a * distSq a b = z at *
  have hx : x ≠ 0 := by rintro rfl; grind
  have hy : y ≠ 0 := by rintro rfl; grind
  rcases (sum hx hy).1 h₄ with k | k
  · subst k
    have := mul_nonneg (sq_nonneg x) (le_of_lt pos)
    grind
  · rw [k]; ring

/-- The coordinates of `x` with respect to the triangle, and its position on the lines from the vertices. -/
theorem exists_barycentric {a b c : Point} (x : Point) (habc : ncoll a b c) :
    ∃ p q r, p + q + r = 1 ∧ (∀ d t, divides b c d t → (coll a d x ↔ (1 - t) * r = t * q)) ∧
      (∀ e u, divides c a e u → (coll b e x ↔ (1 - u) * p = u * r)) ∧
      (∀ f v, divides a b f v → (coll c f x ↔ (1 - v) * q = v * p)) := by
  have hc : cross a b a c ≠ 0 := habc
  obtain ⟨q, hq⟩ : ∃ q, q * cross a b a c = cross a x a c := ⟨cross a x a c / cross a b a c, by grind⟩
  obtain ⟨r, hr⟩ : ∃ r, r * cross a b a c = cross a b a x := ⟨cross a b a x / cross a b a c, by grind⟩
  have scaled {l m k : ℝ} (h : l = k * cross a b a c - m * cross a b a c) : l = 0 ↔ k = m := by
    rw [h, ← sub_mul, mul_eq_zero, or_iff_left hc, sub_eq_zero]
  refine ⟨1 - q - r, q, r, by ring, fun d t h => ?_, fun e u h => ?_, fun f v h => ?_⟩ <;>
    rw [coll] <;> refine scaled ?_ <;> simp only [cross, h.1, h.2] at hq hr ⊢
  · linear_combination -(1 - t) * hr + t * hq
  · linear_combination (1 - u) * hq + (1 - u) * hr + u * hr
  · linear_combination -(1 - v) * hq - v * hq - v * hr

/-- Ceva's theorem. -/
theorem ceva (a b c d e f x : Point) (h₁ : coll b c d) (h₂ : coll c a e) (h₃ : coll a b f)
    (l₁ : coll a d x) (l₂ : coll b e x) (l₃ : coll c f x) (habc : ncoll a b c) (hdb : d ≠ b) (hec : e ≠ c)
    (hfa : f ≠ a) : ln d b - ln d c + ln e c - ln e a + ln f a - ln f b = 0 := by
  obtain ⟨t, u, v, ht, hu, hv⟩ := three_divisions h₁ h₂ h₃ habc
  obtain ⟨p, q, r, sum, k₁, k₂, k₃⟩ := exists_barycentric x habc
  replace l₁ := (k₁ d t ht).1 l₁
  replace l₂ := (k₂ e u hu).1 l₂
  replace l₃ := (k₃ f v hv).1 l₃
  have t₀ := divides_ne_left ht hdb
  have u₀ := divides_ne_left hu hec
  have v₀ := divides_ne_left hv hfa
  have h := mul_ne_zero (mul_ne_zero t₀ u₀) v₀
  have pr : p = 0 → r = 0 := fun e => by
    rw [e, mul_zero] at l₂; exact (mul_eq_zero.1 l₂.symm).resolve_left u₀
  have rq : r = 0 → q = 0 := fun e => by
    rw [e, mul_zero] at l₁; exact (mul_eq_zero.1 l₁.symm).resolve_left t₀
  have qp : q = 0 → p = 0 := fun e => by
    rw [e, mul_zero] at l₃; exact (mul_eq_zero.1 l₃.symm).resolve_left v₀
  have h₄ : p * q * r ≠ 0 := by
    intro k
    rcases mul_eq_zero.1 k with k | k
    · rcases mul_eq_zero.1 k with k | k <;> grind
    · grind
  have h₅ : t * u * v = (1 - t) * (1 - u) * (1 - v) := mul_right_cancel₀ h₄ (by
    linear_combination -(1 - u) * (1 - v) * p * q * l₁ - t * q * (1 - v) * q * l₂ - t * q * u * r * l₃)
  exact (ratio_sum ht hu hv habc h (by rw [← h₅]; exact h)).2 (Or.inl h₅)

/-- The converse of Ceva's theorem: one or three of the points lie between the vertices. -/
theorem ceva_converse (a b c d e f x : Point) (h₁ : coll b c d) (h₂ : coll c a e) (h₃ : coll a b f)
    (l₂ : coll b e x) (l₃ : coll c f x)
    (h : ln d b - ln d c + ln e c - ln e a + ln f a - ln f b = 0) (habc : ncoll a b c)
    (parity : dot d b d c * dot e c e a * dot f a f b < 0) : coll a d x := by
  obtain ⟨hab, hac, hbc⟩ := ncoll_sides habc
  obtain ⟨t, u, v, ht, hu, hv⟩ := three_divisions h₁ h₂ h₃ habc
  obtain ⟨p, q, r, -, k₁, k₂, k₃⟩ := exists_barycentric x habc
  replace l₂ := (k₂ e u hu).1 l₂
  replace l₃ := (k₃ f v hv).1 l₃
  rw [parity_product ht hu hv] at parity
  rw [k₁ d t ht]
  have pos := mul_pos (mul_pos (distSq_pos b c hbc) (distSq_pos c a hac.symm)) (distSq_pos a b hab)
  have same : t * u * v ≠ 0 ∧ (1 - t) * (1 - u) * (1 - v) ≠ 0 ∧
      t * u * v = (1 - t) * (1 - u) * (1 - v) := by
    have sum := ratio_sum ht hu hv habc
    generalize t * u * v = x at *
    generalize (1 - t) * (1 - u) * (1 - v) = y at *
    generalize distSq b c * distSq c a * distSq a b = z at *
    have hx : x ≠ 0 := by rintro rfl; grind
    have hy : y ≠ 0 := by rintro rfl; grind
    refine ⟨hx, hy, ((sum hx hy).1 h).resolve_right fun k => ?_⟩
    subst k
    have := mul_nonneg (sq_nonneg y) (le_of_lt pos)
    grind
  obtain ⟨-, h₅, h₆⟩ := same
  have h₇ : (1 - u) * (1 - v) ≠ 0 := by
    intro k
    exact h₅ (by rw [mul_assoc, k, mul_zero])
  refine mul_left_cancel₀ h₇ ?_
  linear_combination -r * h₆ - t * (1 - u) * l₃ - t * v * l₂

end Geometry
