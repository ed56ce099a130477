module

public import Geometry.Direction.Group

/-!
# Directions of lines and given angles

`dir a b` is the direction of the line `ab` and `turn r` the angle `r π`; equations between differences of
directions are equations between the products `cross` and `dot`.
-/

@[expose] public noncomputable section

namespace Geometry

/-- The direction of the line `ab`; 0 if `a` is `b`. -/
def dir (a b : Point) : Dir := Dir.of (b.x - a.x) (b.y - a.y)

/-- The angle `r π`. -/
def turn (r : ℝ) : Dir := Dir.of (Real.cos (Real.pi * r)) (Real.sin (Real.pi * r))

/-- Different points differ in a coordinate. -/
theorem Point.distSq_ne {a b : Point} (h : a ≠ b) : (b.x - a.x) ^ 2 + (b.y - a.y) ^ 2 ≠ 0 := by
  intro e
  have hx := sq_nonneg (b.x - a.x)
  have hy := sq_nonneg (b.y - a.y)
  have : (b.x - a.x) ^ 2 = 0 := by grind
  have : (b.y - a.y) ^ 2 = 0 := by grind
  exact h (Point.ext (by grind) (by grind))

theorem dir_self (a : Point) : dir a a = 0 := by
  simp only [dir, Dir.of, sub_self]
  rw [dif_neg (by grind)]
  exact (Dir.of_zero (x := 1) (by grind)) ▸ by rw [Dir.of, dif_pos]

theorem dir_comm (a b : Point) : dir a b = dir b a := by
  by_cases h : a = b
  · rw [h]
  · exact (Dir.of_eq_of_iff (Point.distSq_ne h) (Point.distSq_ne (Ne.symm h))).2 (by grind)

private theorem circle_ne (x : ℝ) : Real.cos x ^ 2 + Real.sin x ^ 2 ≠ 0 := by
  have := Real.sin_sq_add_cos_sq x
  grind

theorem turn_add (r s : ℝ) : turn (r + s) = turn r + turn s := by
  rw [turn, turn, turn, Dir.of_add_of (circle_ne _) (circle_ne _), Lean.Grind.Semiring.left_distrib,
    Real.cos_add, Real.sin_add]
  congr 1; grind

theorem turn_zero : turn 0 = 0 := by
  rw [turn, mul_zero, Real.cos_zero, Real.sin_zero]; rfl

theorem turn_one : turn 1 = 0 := by
  rw [turn, mul_one, Real.cos_pi, Real.sin_pi, Dir.of_zero (by grind)]

theorem turn_neg (r : ℝ) : turn (-r) = -turn r := by
  have h := turn_add (-r) r
  rw [neg_add_cancel, turn_zero] at h
  grind

theorem turn_sub (r s : ℝ) : turn (r - s) = turn r - turn s := by
  have h := turn_add (r - s) s
  rw [sub_add_cancel] at h
  grind

theorem turn_nat_mul (n : ℕ) (r : ℝ) : turn (n * r) = n • turn r := by
  induction n with
  | zero => rw [Nat.cast_zero, zero_mul, turn_zero]; rfl
  | succ n ih => rw [Nat.cast_succ, add_mul, one_mul, turn_add, ih]; rfl

theorem turn_int_mul (n : ℤ) (r : ℝ) : turn (n * r) = n • turn r := by
  match n with
  | .ofNat n => exact (congrArg (fun x => turn (x * r)) (Int.cast_natCast n)).trans (turn_nat_mul n r)
  | .negSucc n =>
    rw [show Int.negSucc n = -((n + 1 : ℕ) : ℤ) by rfl, Int.cast_neg, Int.cast_natCast, neg_mul, turn_neg,
      turn_nat_mul]
    rfl

theorem half_cancel : (2 : ℤ) • turn (1 / 2) = 0 := by
  rw [← turn_int_mul, ← turn_one]; congr 1; grind

/-! ### Equations between directions in coordinates -/

section
variable {a b c d e f g h : Point}

/-- Lines have one direction if they are parallel or equal. -/
theorem dir_eq_iff (hab : a ≠ b) (hcd : c ≠ d) : dir a b = dir c d ↔ cross a b c d = 0 := by
  rw [dir, dir, Dir.of_eq_of_iff (Point.distSq_ne hab) (Point.distSq_ne hcd), cross]
  constructor <;> intro h <;> grind

/-- The angle between two lines, from their products. -/
theorem dir_sub (hab : a ≠ b) (hcd : c ≠ d) :
    dir c d - dir a b = Dir.of (dot a b c d) (cross a b c d) :=
  Dir.of_sub_of (Point.distSq_ne hab) (Point.distSq_ne hcd)

theorem dot_sq_add_cross_sq (hab : a ≠ b) (hcd : c ≠ d) : dot a b c d ^ 2 + cross a b c d ^ 2 ≠ 0 := by
  have h₁ := Point.distSq_ne hab
  have h₂ := Point.distSq_ne hcd
  have : dot a b c d ^ 2 + cross a b c d ^ 2 =
    ((b.x - a.x) ^ 2 + (b.y - a.y) ^ 2) * ((d.x - c.x) ^ 2 + (d.y - c.y) ^ 2) := by
    rw [dot, cross]; ring
  grind

/-- The angle between two lines is `r π`. -/
theorem dir_sub_eq_turn_iff (hab : a ≠ b) (hcd : c ≠ d) (r : ℝ) : dir c d - dir a b = turn r ↔
    cross a b c d * Real.cos (Real.pi * r) = dot a b c d * Real.sin (Real.pi * r) := by
  rw [dir_sub hab hcd, turn, Dir.of_eq_of_iff (dot_sq_add_cross_sq hab hcd) (circle_ne _)]
  exact ⟨Eq.symm, Eq.symm⟩

/-- The angle between two lines is right. -/
theorem dir_sub_eq_half_iff (hab : a ≠ b) (hcd : c ≠ d) :
    dir c d - dir a b = turn (1 / 2) ↔ dot a b c d = 0 := by
  rw [dir_sub_eq_turn_iff hab hcd, show Real.pi * (1 / 2) = Real.pi / 2 by ring, Real.cos_pi_div_two,
    Real.sin_pi_div_two]
  constructor <;> intro h <;> grind

/-- Two pairs of lines have one angle. -/
theorem dir_sub_eq_sub_iff (hab : a ≠ b) (hcd : c ≠ d) (hef : e ≠ f) (hgh : g ≠ h) :
    dir c d - dir a b = dir g h - dir e f ↔
      cross a b c d * dot e f g h = dot a b c d * cross e f g h := by
  rw [dir_sub hab hcd, dir_sub hef hgh,
    Dir.of_eq_of_iff (dot_sq_add_cross_sq hab hcd) (dot_sq_add_cross_sq hef hgh)]
  exact ⟨Eq.symm, Eq.symm⟩

end

end Geometry
