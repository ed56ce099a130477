module

public import Geometry.Linear.Lines
public import Geometry.Linear.Distance

/-!
# Circles in coordinates

Polynomial identities behind the rules on circles: each says that an equation between angles is, up to a
factor that does not vanish, an equation between squared distances from a centre.
-/

@[expose] public noncomputable section

namespace Geometry

/-! ### Coordinates seen from a point -/

/-- A point as seen from `c`. -/
theorem offset (c a : Point) : ∃ u v, a = ⟨c.x + u, c.y + v⟩ := by
  refine ⟨a.x - c.x, a.y - c.y, ?_⟩
  ext
  · show a.x = c.x + (a.x - c.x)
    ring
  · show a.y = c.y + (a.y - c.y)
    ring

theorem offset_sub_base (c u : ℝ) : c + u - c = u := by ring
theorem offset_sub (c u v : ℝ) : c + u - (c + v) = u - v := by ring
theorem base_sub_offset (c u : ℝ) : c - (c + u) = -u := by ring

/-! ### The centre -/

/-- Equal distances are equal squares. -/
theorem cong_iff {a b c d : Point} : cong a b c d ↔ distSq a b = distSq c d := dist_eq_iff a b c d

/-- Points at the same distance from `o` are on a circle. -/
theorem cyclic_of_dist {o a b c d : Point} (h₁ : distSq o a = distSq o b)
    (h₂ : distSq o a = distSq o c) (h₃ : distSq o a = distSq o d) : cyclic [a, b, c, d] := by
  refine ⟨o, dist o a, ?_⟩
  simp only [List.mem_cons, List.not_mem_nil, or_false]
  rintro p (rfl | rfl | rfl | rfl)
  · rfl
  · exact (cong_iff.2 h₁).symm
  · exact (cong_iff.2 h₂).symm
  · exact (cong_iff.2 h₃).symm

/-- The centre of a circle through four points. -/
theorem cyclic_center {a b c d : Point} (h : cyclic [a, b, c, d]) :
    ∃ o, distSq o b = distSq o a ∧ distSq o c = distSq o a ∧ distSq o d = distSq o a := by
  obtain ⟨o, r, h⟩ := h
  have ha : dist o a = r := h a (by simp)
  exact ⟨o, cong_iff.1 ((h b (by simp)).trans ha.symm), cong_iff.1 ((h c (by simp)).trans ha.symm),
    cong_iff.1 ((h d (by simp)).trans ha.symm)⟩

/-- The solution of two linear equations. -/
theorem exists_solution (a b c d r s : ℝ) (h : a * d - b * c ≠ 0) :
    ∃ x : Point, a * x.x + b * x.y = r ∧ c * x.x + d * x.y = s := by
  refine ⟨⟨(r * d - b * s) / (a * d - b * c), (a * s - r * c) / (a * d - b * c)⟩, ?_, ?_⟩
  · show a * ((r * d - b * s) / (a * d - b * c)) + b * ((a * s - r * c) / (a * d - b * c)) = r
    field_simp
    ring
  · show c * ((r * d - b * s) / (a * d - b * c)) + d * ((a * s - r * c) / (a * d - b * c)) = s
    field_simp
    ring

/-- The centre of a triangle's circle. -/
theorem exists_center {a b c : Point} (h : ncoll a b c) :
    ∃ o, distSq o b = distSq o a ∧ distSq o c = distSq o a := by
  have ⟨o, h₁, h₂⟩ := exists_solution (b.x - a.x) (b.y - a.y) (c.x - a.x) (c.y - a.y)
    ((b.x ^ 2 + b.y ^ 2 - a.x ^ 2 - a.y ^ 2) / 2) ((c.x ^ 2 + c.y ^ 2 - a.x ^ 2 - a.y ^ 2) / 2) h
  refine ⟨o, ?_, ?_⟩
  · unfold distSq
    linear_combination -2 * h₁
  · unfold distSq
    linear_combination -2 * h₂

/-- Points with the same projection to two directions are equal. -/
theorem eq_of_perp {o q a b c d : Point} (h₁ : perp o q a b) (h₂ : perp o q c d) (h : npara a b c d) :
    o = q := by
  have n : (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x) ≠ 0 := h
  unfold perp dot at *
  ext
  · refine mul_right_cancel₀ n ?_
    linear_combination (b.y - a.y) * h₂ - (d.y - c.y) * h₁
  · refine mul_right_cancel₀ n ?_
    linear_combination (d.x - c.x) * h₁ - (b.x - a.x) * h₂

/-- Two points of the perpendicular bisector of `ab`. -/
theorem perp_of_equidistant {p q a b : Point} (h₁ : cong p a p b) (h₂ : cong q a q b) : perp p q a b := by
  rw [cong_iff] at *
  unfold distSq at *
  unfold perp dot
  linear_combination (h₂ - h₁) / 2

/-- The centre of a triangle's circle is unique. -/
theorem center_unique {o q a b c : Point} (h : ncoll a b c) (h₁ : cong o a o b) (h₂ : cong o a o c)
    (h₃ : cong q a q b) (h₄ : cong q a q c) : o = q :=
  eq_of_perp (perp_of_equidistant h₁ h₃) (perp_of_equidistant h₂ h₄) h

/-! ### Lines -/

/-- A chord `ab`, and a point `c` of its line on the circle. -/
theorem coll_circle_identity (o a b c : Point) :
    distSq a b * (distSq a c - dot a b a c) = 2 * cross a b a o * cross a b a c
      + distSq a b * (distSq o c - distSq o a) - dot a b a c * (distSq o b - distSq o a) := by
  obtain ⟨b₁, b₂, rfl⟩ := offset a b
  obtain ⟨c₁, c₂, rfl⟩ := offset a c
  obtain ⟨o₁, o₂, rfl⟩ := offset a o
  simp only [dot, cross, distSq, offset_sub_base, offset_sub, base_sub_offset]
  ring

/-- A circle and a line have two points in common. -/
theorem eq_of_coll_circle {o a b c : Point} (h₁ : distSq o b = distSq o a) (h₂ : distSq o c = distSq o a)
    (h : coll a b c) (hab : a ≠ b) (hac : a ≠ c) : b = c := by
  have h₃ : cross a b a c = 0 := h
  have h₄ : cross a c a b = 0 := by
    unfold cross at *
    linear_combination -h₃
  have e₁ := coll_circle_identity o a b c
  have e₂ := coll_circle_identity o a c b
  rw [h₁, h₂, h₃] at e₁
  rw [h₁, h₂, h₄] at e₂
  have f₁ : distSq a c - dot a b a c = 0 := by
    refine (mul_eq_zero.1 (e₁.trans ?_)).resolve_left (distSq_ne_zero a b hab)
    ring
  have f₂ : distSq a b - dot a c a b = 0 := by
    refine (mul_eq_zero.1 (e₂.trans ?_)).resolve_left (distSq_ne_zero a c hac)
    ring
  refine (distSq_eq_zero b c).1 ?_
  unfold distSq dot at *
  linear_combination f₁ + f₂

/-! ### Angles -/

/-- Equal angles `acb` and `adb` mean that `d` is on the circle. -/
theorem circle_identity (o a b c d : Point) :
    cross c a c b * (distSq o d - distSq o c) =
      (cross c a c b * dot d a d b - dot c a c b * cross d a d b)
      + cross c d c b * (distSq o a - distSq o c) + cross c a c d * (distSq o b - distSq o c) := by
  obtain ⟨a₁, a₂, rfl⟩ := offset c a
  obtain ⟨b₁, b₂, rfl⟩ := offset c b
  obtain ⟨d₁, d₂, rfl⟩ := offset c d
  obtain ⟨o₁, o₂, rfl⟩ := offset c o
  simp only [cross, dot, distSq, offset_sub, offset_sub_base, base_sub_offset]
  ring

/-- Points not on one line, as a product that is not zero. -/
theorem ncoll_cross {a b c : Point} (h : ncoll a b c) : cross c a c b ≠ 0 := by
  intro e
  refine h ?_
  unfold coll
  unfold cross at *
  linear_combination e

/-- A point on which two others subtend the same angle as on `c` lies on the circle. -/
theorem cyclic_of_cross {a b c d : Point} (habc : ncoll a b c)
    (h : cross c a c b * dot d a d b - dot c a c b * cross d a d b = 0) : cyclic [a, b, c, d] := by
  obtain ⟨o, h₁, h₂⟩ := exists_center habc
  have e := circle_identity o a b c d
  rw [h, h₁, h₂] at e
  have f : distSq o d - distSq o a = 0 := by
    refine (mul_eq_zero.1 (e.trans ?_)).resolve_left (ncoll_cross habc)
    ring
  refine cyclic_of_dist h₁.symm h₂.symm ?_
  linear_combination -f

/-- The angles on `a` and `b` against the sides `oa` and `ob`. -/
theorem isosceles_identity (o a b : Point) :
    cross a b a o * dot b o b a - dot a b a o * cross b o b a =
      cross a b a o * (distSq o b - distSq o a) := by
  obtain ⟨b₁, b₂, rfl⟩ := offset a b
  obtain ⟨o₁, o₂, rfl⟩ := offset a o
  simp only [cross, dot, distSq, offset_sub, offset_sub_base, base_sub_offset]
  ring

/-- Where the bisector of the angle on `c` meets the perpendicular bisector of `ab`. -/
theorem bisectors_identity (a b c d : Point) :
    dot c d a b * (cross c a c b * dot d a d b - dot c a c b * cross d a d b) =
      -(distSq a b / 2) * (cross c a c d * dot c d c b - dot c a c d * cross c d c b)
      + distSq c d * cross c a c b / 2 * (distSq d a - distSq d b) := by
  obtain ⟨a₁, a₂, rfl⟩ := offset c a
  obtain ⟨b₁, b₂, rfl⟩ := offset c b
  obtain ⟨d₁, d₂, rfl⟩ := offset c d
  simp only [cross, dot, distSq, offset_sub, offset_sub_base]
  ring

/-- The angle between chord and tangent. -/
theorem tangent_identity (o a b c : Point) :
    cross a b a ⟨a.x - (o.y - a.y), a.y + (o.x - a.x)⟩ * dot b c a c
      - dot a b a ⟨a.x - (o.y - a.y), a.y + (o.x - a.x)⟩ * cross b c a c =
    dot a o a b * (distSq o c - distSq o a) - dot a o a c * (distSq o b - distSq o a) := by
  obtain ⟨b₁, b₂, rfl⟩ := offset a b
  obtain ⟨c₁, c₂, rfl⟩ := offset a c
  obtain ⟨o₁, o₂, rfl⟩ := offset a o
  simp only [cross, dot, distSq, offset_sub, offset_sub_base, base_sub_offset]
  ring

/-- The angle at `c` against the one between `oa` and the normal of `ab`. -/
theorem central_identity (o a b c : Point) :
    cross c a c b * dot o a a ⟨a.x - (b.y - a.y), a.y + (b.x - a.x)⟩
      - dot c a c b * cross o a a ⟨a.x - (b.y - a.y), a.y + (b.x - a.x)⟩ =
    dot a b a o * (distSq o c - distSq o a) - dot a o a c * (distSq o b - distSq o a) := by
  obtain ⟨b₁, b₂, rfl⟩ := offset a b
  obtain ⟨c₁, c₂, rfl⟩ := offset a c
  obtain ⟨o₁, o₂, rfl⟩ := offset a o
  simp only [cross, dot, distSq, offset_sub, offset_sub_base, base_sub_offset]
  ring

end Geometry
