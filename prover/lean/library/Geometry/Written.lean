module

public import Geometry.Linear

/-!
# Lemmas that written proofs use

A proof read off the geometry engine is a list of applications of the deduction rules, of linear combinations,
and of the small facts below: lines of several points, constants of angles, orders of points in conditions,
logarithms of rationals.
-/

@[expose] public noncomputable section

namespace Geometry

variable {a b c d p q r u : Point}

/-- A proof, read as one of another way of writing its statement. -/
theorem said {p : Prop} (h : p) : p := h

/-! ### Lines -/

theorem coll_left (a b : Point) : coll a b a := by simp only [coll, cross]; ring
theorem coll_right (a b : Point) : coll a b b := by simp only [coll, cross]; ring

/-- Two chords of one line have one direction. -/
theorem line_dir (a b p q r u : Point) (hp : coll a b p) (hq : coll a b q) (hr : coll a b r)
    (hu : coll a b u) (hab : a ≠ b) (hpq : p ≠ q) (hru : r ≠ u) : dir p q = dir r u := by
  have key : ∀ s t : Point, coll a b s → coll a b t → s ≠ t → dir s t = dir a b := by
    intro s t hs ht hst
    rw [dir_eq_iff hst hab]
    simp only [coll, cross] at hs ht ⊢
    linear_combination hs - ht
  rw [key p q hp hq hpq, key r u hr hu hru]

/-! ### Constants of angles -/

theorem Dir.nothing : (0 : Dir) = 0 := rfl

theorem sub_of_eq_add {x y t : Dir} (h : x = y + t) : x - y = t := by
  rw [h]; dir_identity

/-- The sum of two constants is a constant, up to a whole turn. -/
theorem turn_sum (r s t : ℝ) (n : ℤ) (h : r + s = t + n) : turn r + turn s = turn t := by
  rw [← turn_add, h, turn_add_int]

/-- An equation between two angles from a combination of them that is zero. -/
theorem angle_of_combination {x y : Dir} (h : (2 : ℤ) • x + (-1 : ℤ) • y = 0) : (2 : ℤ) • x = y :=
  Dir.close (Dir.plus (Dir.scale 1 h) Dir.nothing) (by dir_identity)

/-- Two circles through `a` have different tangents there. -/
theorem tangents_differ (a b c d e : Point)
    (h : ¬ (1 : ℤ) • angle b c a b + (1 : ℤ) • angle a d a c + (1 : ℤ) • angle a e d e = 0) :
    dir a b + dir a c - dir b c ≠ dir a d + dir a e - dir d e := fun k =>
  h (show (1 : ℤ) • (dir a b - dir b c) + (1 : ℤ) • (dir a c - dir a d) + (1 : ℤ) • (dir d e - dir a e) = 0
    from Dir.close (Dir.plus (Dir.scale 1 k) Dir.nothing) (by dir_identity))

/-! ### Conditions -/

theorem npara_ne₁ (h : npara a b c d) : a ≠ b := by
  rintro rfl
  exact h (by simp only [para, cross]; ring)

theorem npara_ne₂ (h : npara a b c d) : c ≠ d := by
  rintro rfl
  exact h (by simp only [para, cross]; ring)

theorem obtuse_ne₁ (h : obtuse_angle a b c) : b ≠ a := by
  rintro rfl
  simp only [obtuse_angle, dot] at h
  linarith

theorem obtuse_ne₂ (h : obtuse_angle a b c) : b ≠ c := by
  rintro rfl
  simp only [obtuse_angle, dot] at h
  linarith

theorem ne_of_coll (p q a b : Point) (h : coll p a b) (n : ncoll q a b) : p ≠ q := by
  rintro rfl
  exact n h

theorem ne_of_cong₁ (a b c d : Point) (h : cong a b c d) (n : c ≠ d) : a ≠ b :=
  ne_of_dist_eq c d a b (Eq.symm h) n

theorem ne_of_cong₂ (a b c d : Point) (h : cong a b c d) (n : a ≠ b) : c ≠ d := ne_of_dist_eq a b c d h n

/-- The same three points in another order turn the same way, or both triples do not. -/
theorem clock_rearranged {a' b' c' p' q' r' : Point} (h : sameclock a' b' c' p' q' r')
    (e : cross a b a c * cross p q p r = cross a' b' a' c' * cross p' q' p' r') : sameclock a b c p q r := by
  rw [sameclock, e]; exact h

/-- A triangle turns as itself. -/
theorem sameclock_self (a b c : Point) (h : ncoll a b c) : sameclock a b c a b c := by
  have n : cross a b a c ≠ 0 := h
  rcases lt_or_gt_of_ne n with k | k
  · exact mul_pos_of_neg_of_neg k k
  · exact mul_pos k k

theorem side_rearranged {a' b' c' p' q' r' : Point} (h : sameside a' b' c' p' q' r')
    (e : dot a b a c * dot p q p r = dot a' b' a' c' * dot p' q' p' r') : sameside a b c p q r := by
  rw [sameside, e]; exact h

