module

public import Geometry.Predicates
public import Geometry.Direction.Torsion

/-!
# Lines: predicates as equations between directions
-/

@[expose] public noncomputable section

namespace Geometry

/-! ### Collinear points -/

/-- Of collinear points, two lines from one point have one direction. -/
theorem coll_dir (a b c : Point) (h : coll a b c) (hab : a ≠ b) (hac : a ≠ c) : dir a b = dir a c :=
  (dir_eq_iff hab hac).2 h

theorem coll_of_eq₁₂ (a b c : Point) (h : a = b) : coll a b c := by
  subst h; rw [coll, cross]; grind

theorem coll_of_eq₁₃ (a b c : Point) (h : a = c) : coll a b c := by
  subst h; rw [coll, cross]; grind

theorem coll_of_eq₂₃ (a b c : Point) (h : b = c) : coll a b c := by
  subst h; rw [coll, cross]; grind

/-- Points are collinear if two lines from one of them have one direction. -/
theorem coll_of_dir (a b c : Point) (h : dir a b = dir a c) : coll a b c := by
  by_cases hab : a = b
  · exact coll_of_eq₁₂ a b c hab
  by_cases hac : a = c
  · exact coll_of_eq₁₃ a b c hac
  exact (dir_eq_iff hab hac).1 h

theorem coll_rotate (a b c : Point) (h : coll a b c) : coll b c a := by
  rw [coll, cross] at *; grind

theorem coll_swap (a b c : Point) (h : coll a b c) : coll a c b := by
  rw [coll, cross] at *; grind

/-- Points on the line `ab` are collinear with `a`. -/
theorem coll_extend (a b c d : Point) (h₁ : coll a b c) (h₂ : coll a b d) (hab : a ≠ b) : coll a c d := by
  have ne := Point.distSq_ne hab
  rw [coll, cross] at *
  generalize b.x - a.x = u at *
  generalize b.y - a.y = v at *
  have e : (u ^ 2 + v ^ 2) * ((c.x - a.x) * (d.y - a.y) - (c.y - a.y) * (d.x - a.x)) = 0 := by
    linear_combination (u * (d.x - a.x) + v * (d.y - a.y)) * (-1) * h₁ +
      (u * (c.x - a.x) + v * (c.y - a.y)) * h₂
  grind

/-! ### Triangles -/

theorem ncoll_ne₁₂ (a b c : Point) (h : ncoll a b c) : a ≠ b := fun e => h (coll_of_eq₁₂ a b c e)

theorem ncoll_ne₁₃ (a b c : Point) (h : ncoll a b c) : a ≠ c := fun e => h (coll_of_eq₁₃ a b c e)

theorem ncoll_ne₂₃ (a b c : Point) (h : ncoll a b c) : b ≠ c := fun e => h (coll_of_eq₂₃ a b c e)

theorem ncoll_rotate (a b c : Point) (h : ncoll a b c) : ncoll b c a :=
  fun k => h (coll_rotate c a b (coll_rotate b c a k))

theorem ncoll_swap (a b c : Point) (h : ncoll a b c) : ncoll a c b := fun k => h (coll_swap a c b k)

/-- Two sides of a triangle have different directions, and conversely. -/
theorem ncoll_iff_dir (a b c : Point) (hab : a ≠ b) (hac : a ≠ c) : ncoll a b c ↔ dir a b ≠ dir a c :=
  not_congr (dir_eq_iff hab hac).symm

/-! ### Parallel and perpendicular lines -/

/-- Parallel lines have one direction. -/
theorem para_dir (a b c d : Point) (h : para a b c d) (hab : a ≠ b) (hcd : c ≠ d) : dir a b = dir c d :=
  (dir_eq_iff hab hcd).2 h

/-- Lines of one direction are parallel. -/
theorem para_of_dir (a b c d : Point) (h : dir a b = dir c d) : para a b c d := by
  by_cases hab : a = b
  · subst hab; rw [para, cross]; grind
  by_cases hcd : c = d
  · subst hcd; rw [para, cross]; grind
  exact (dir_eq_iff hab hcd).1 h

theorem perp_symm (a b c d : Point) (h : perp a b c d) : perp c d a b := by
  rw [perp, dot] at *; grind

/-- Perpendicular lines differ by half of π. -/
theorem perp_dir (a b c d : Point) (h : perp a b c d) (hab : a ≠ b) (hcd : c ≠ d) :
    dir c d - dir a b = turn (1 / 2) :=
  (dir_sub_eq_half_iff hab hcd).2 h

/-- Perpendicular lines differ by half of π, in the other order. -/
theorem perp_dir' (a b c d : Point) (h : perp a b c d) (hab : a ≠ b) (hcd : c ≠ d) :
    dir a b - dir c d = turn (1 / 2) :=
  perp_dir c d a b (perp_symm a b c d h) hcd hab

/-- Lines that differ by half of π are perpendicular. -/
theorem perp_of_dir (a b c d : Point) (h : dir c d - dir a b = turn (1 / 2)) : perp a b c d := by
  by_cases hab : a = b
  · subst hab; rw [perp, dot]; grind
  by_cases hcd : c = d
  · subst hcd; rw [perp, dot]; grind
  exact (dir_sub_eq_half_iff hab hcd).1 h

/-- Lines that differ by half of π are perpendicular, in the other order. -/
theorem perp_of_dir' (a b c d : Point) (h : dir a b - dir c d = turn (1 / 2)) : perp a b c d :=
  perp_symm c d a b (perp_of_dir c d a b h)

end Geometry
