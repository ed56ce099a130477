module

public import Geometry.Circle

/-!
# Equal and parallel chords

The chords `ab` and `pq` of a circle are equal when `aq` and `bp`, or else `ap` and `bq`, are parallel. The
computations are in coordinates seen from the centre.
-/

@[expose] public noncomputable section

namespace Geometry

/-- The product of two cross products. -/
theorem lagrange (u u' v v' w w' z z' : ℝ) : (u * v' - u' * v) * (w * z' - w' * z) =
    (u * w + u' * w') * (v * z + v' * z') - (u * z + u' * z') * (v * w + v' * w') := by
  ring

/-- A vector with given products with `a` is determined: the chord `pq` is the chord `ab`, turned. -/
theorem turned_chord (a a' b b' p p' q q' r e k : ℝ) (ha : a * a + a' * a' = r)
    (hb : b * b + b' * b' = r) (hp : p * p + p' * p' = r) (he : a * b + a' * b' = e)
    (he' : p * q + p' * q' = e) (hk : a * b' - a' * b = k) (hk' : p * q' - p' * q = k) :
    r ^ 2 * (b * q + b' * q') = r ^ 2 * (a * p + a' * p') := by
  have h₁ : r * b = e * a - k * a' := by rw [← he, ← hk, ← ha]; ring
  have h₂ : r * b' = e * a' + k * a := by rw [← he, ← hk, ← ha]; ring
  have h₃ : r * q = e * p - k * p' := by rw [← he', ← hk', ← hp]; ring
  have h₄ : r * q' = e * p' + k * p := by rw [← he', ← hk', ← hp]; ring
  have h₅ : e ^ 2 + k ^ 2 = r ^ 2 := by
    rw [← he, ← hk]
    linear_combination r * hb + (b * b + b' * b') * ha
  calc r ^ 2 * (b * q + b' * q') = (r * b) * (r * q) + (r * b') * (r * q') := by ring
    _ = (e ^ 2 + k ^ 2) * (a * p + a' * p') := by rw [h₁, h₂, h₃, h₄]; ring
    _ = _ := by rw [h₅]

/-- The two products of the chords that join `a`, `b` to `p`, `q`. -/
theorem chords_product (a a' b b' p p' q q' r e : ℝ) (ha : a * a + a' * a' = r)
    (hb : b * b + b' * b' = r) (hp : p * p + p' * p' = r) (hq : q * q + q' * q' = r)
    (he : a * b + a' * b' = e) (he' : p * q + p' * q' = e) :
    ((p - a) * (q' - b') - (p' - a') * (q - b)) * ((q - a) * (p' - b') - (q' - a') * (p - b)) =
     (a * p + a' * p' - (b * q + b' * q')) * (b * p + b' * p' - (a * q + a' * q')) := by
  have h₁ : (p - a) * (q - a) + (p' - a') * (q' - a') = e + r - (a * p + a' * p') - (a * q + a' * q') := by
    linear_combination he' + ha
  have h₂ : (q - b) * (p - b) + (q' - b') * (p' - b') = e + r - (b * p + b' * p') - (b * q + b' * q') := by
    linear_combination he' + hb
  have h₃ : (p - a) * (p - b) + (p' - a') * (p' - b') = e + r - (a * p + a' * p') - (b * p + b' * p') := by
    linear_combination he + hp
  have h₄ : (q - b) * (q - a) + (q' - b') * (q' - a') = e + r - (a * q + a' * q') - (b * q + b' * q') := by
    linear_combination he + hq
  calc _ = ((p - a) * (q - a) + (p' - a') * (q' - a')) * ((q - b) * (p - b) + (q' - b') * (p' - b'))
          - ((p - a) * (p - b) + (p' - a') * (p' - b')) * ((q - b) * (q - a) + (q' - b') * (q' - a')) := by
        rw [lagrange]
    _ = _ := by rw [h₁, h₂, h₃, h₄]; ring

/-- Equal chords `ab` and `pq` of a circle with radius `√r`: `ap ∥ bq` or `aq ∥ bp`. -/
theorem chords_parallel (a a' b b' p p' q q' r e : ℝ) (ha : a * a + a' * a' = r)
    (hb : b * b + b' * b' = r) (hp : p * p + p' * p' = r) (hq : q * q + q' * q' = r)
    (he : a * b + a' * b' = e) (he' : p * q + p' * q' = e) (hr : r ≠ 0) :
    ((p - a) * (q' - b') - (p' - a') * (q - b)) * ((q - a) * (p' - b') - (q' - a') * (p - b)) = 0 := by
  rw [chords_product a a' b b' p p' q q' r e ha hb hp hq he he']
  have h₁ := lagrange a a' b b' a a' b b'
  have h₂ := lagrange p p' q q' p p' q q'
  rw [ha, hb, he, show b * a + b' * a' = e by linear_combination he] at h₁
  rw [hp, hq, he', show q * p + q' * p' = e by linear_combination he'] at h₂
  have h₃ : (a * b' - a' * b - (p * q' - p' * q)) * (a * b' - a' * b + (p * q' - p' * q)) = 0 := by
    linear_combination h₁ - h₂
  rcases mul_eq_zero.1 h₃ with k | k
  · have g := turned_chord a a' b b' p p' q q' r e (p * q' - p' * q) ha hb hp he he'
      (by linear_combination k) rfl
    have f := mul_left_cancel₀ (pow_ne_zero 2 hr) g
    rw [f]
    ring
  · have g := turned_chord a a' b b' q q' p p' r e (a * b' - a' * b) ha hb hq he
      (by linear_combination he') rfl (by linear_combination -k)
    have f := mul_left_cancel₀ (pow_ne_zero 2 hr) g
    rw [f]
    ring

/-- A vector parallel to `ab` is its own projection. -/
theorem dot_of_para {a b c d e f : Point} (h : para a b c d) :
    distSq a b * dot c d e f = dot a b e f * dot a b c d := by
  unfold para cross at h
  unfold distSq dot
  generalize b.x - a.x = u at *
  generalize b.y - a.y = u' at *
  generalize d.x - c.x = v at *
  generalize d.y - c.y = v' at *
  generalize f.x - e.x = w at *
  generalize f.y - e.y = w' at *
  linear_combination (u * w' - u' * w) * h

end Geometry
