module

public import Geometry.Rules.Vertex

/-!
# Lines of a triangle that meet in one point
-/

@[expose] public noncomputable section

namespace Geometry

/-- The three altitudes of a triangle meet. -/
theorem orthocenter (x y z h : Point) (h₁ : perp x h y z) (h₂ : perp y h z x) : perp z h x y := by
  simp only [perp, dot] at h₁ h₂ ⊢
  linear_combination -h₁ - h₂

/-- A bisector is none of the two sides. -/
private theorem bisector_ne {i x y z : Point} (h : eqangle x y x i x i x z) (hxyz : ncoll x y z) :
    i ≠ y ∧ i ≠ z := by
  obtain ⟨hxy, hxz, -⟩ := ncoll_sides hxyz
  refine ⟨?_, ?_⟩ <;> rintro rfl
  · exact hxyz (coll_of_flat hxy hxz hxy h.symm)
  · exact hxyz (coll_of_flat hxy hxz hxz h)

private theorem shift (x y : Point) : ∃ p q, y = ⟨x.x + p, x.y + q⟩ :=
  ⟨y.x - x.x, y.y - x.y, Point.ext (show y.x = x.x + (y.x - x.x) by ring)
    (show y.y = x.y + (y.y - x.y) by ring)⟩

/-- The bisectors of a triangle meet: the equations of the three lines add up to zero. -/
theorem incenter (i x y z : Point) (h₁ : eqangle x y x i x i x z) (h₂ : eqangle y x y i y i y z)
    (hxyz : ncoll x y z) : eqangle z x z i z i z y := by
  obtain ⟨hxy, hxz, hyz⟩ := ncoll_sides hxyz
  obtain ⟨hiy, hiz⟩ := bisector_ne h₁ hxyz
  obtain ⟨hix, -⟩ := bisector_ne h₂ (by
    intro k
    exact hxyz (by simp only [coll, cross] at k ⊢; linear_combination -k))
  rw [eqangle_iff hxy hix.symm hix.symm hxz] at h₁
  rw [eqangle_iff hxy.symm hiy.symm hiy.symm hyz] at h₂
  rw [eqangle_iff hxz.symm hiz.symm hiz.symm hyz.symm]
  refine mul_left_cancel₀ (ne_of_gt (distSq_pos x y hxy)) ?_
  obtain ⟨p, q, rfl⟩ := shift x y
  obtain ⟨r, s, rfl⟩ := shift x z
  obtain ⟨u, v, rfl⟩ := shift x i
  have e₁ (a b : ℝ) : a + b - a = b := by ring
  have e₂ (a b : ℝ) : a - (a + b) = -b := by ring
  have e₃ (a b c : ℝ) : a + b - (a + c) = b - c := by ring
  simp only [cross, dot, distSq, e₁, e₂, e₃] at h₁ h₂ ⊢
  linear_combination -((r - p) ^ 2 + (s - q) ^ 2) * h₁ - (r ^ 2 + s ^ 2) * h₂

end Geometry
