module

public import Geometry.Exists

/-!
# The existence of auxiliary points: circles

A line through a point of a circle, or another circle through it, meets the circle in a second point, unless
they touch.
-/

@[expose] public noncomputable section

namespace Geometry

/-- The second point of the line `ab` on the circle around `o` through `a`. -/
theorem second_line_center (o a b : Point) (h : nperp o a a b) : ∃ x, x ≠ a ∧ coll x a b ∧ cong o x o a := by
  have hab : a ≠ b := by
    rintro rfl
    refine h ?_
    unfold perp dot
    ring
  have n := distSq_ne_zero a b hab
  have e : 2 * dot a o a b / distSq a b * distSq a b = 2 * dot a o a b := by field_simp
  generalize 2 * dot a o a b / distSq a b = t at e
  refine ⟨⟨a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)⟩, ?_, ?_, ?_⟩
  · intro hx
    have h₁ : a.x + t * (b.x - a.x) = a.x := congrArg Point.x hx
    have h₂ : a.y + t * (b.y - a.y) = a.y := congrArg Point.y hx
    refine h ?_
    unfold dot distSq at e
    unfold perp dot
    linear_combination e / 2 - (b.x - a.x) / 2 * h₁ - (b.y - a.y) / 2 * h₂
  · unfold coll cross
    simp only
    ring
  · rw [cong_iff]
    unfold dot distSq at e
    unfold distSq
    simp only
    linear_combination t * e

/-- A point on the tangent in `a` of the circle around `o`. -/
def tangentPoint (o a : Point) : Point := ⟨a.x - (o.y - a.y), a.y + (o.x - a.x)⟩

/-- The tangent has a direction. -/
theorem tangent_ne {o a : Point} (h : o ≠ a) : a ≠ tangentPoint o a := by
  intro k
  have k₁ : a.x = a.x - (o.y - a.y) := congrArg Point.x k
  have k₂ : a.y = a.y + (o.x - a.x) := congrArg Point.y k
  refine h ?_
  ext
  · linear_combination -k₂
  · linear_combination k₁

/-- The tangent in `a` of the circle through `a`, `b`, `c`. -/
theorem tangent_dir {o a b c : Point} (h₁ : distSq o b = distSq o a) (h₂ : distSq o c = distSq o a)
    (habc : ncoll a b c) :
    a ≠ tangentPoint o a ∧ dir a (tangentPoint o a) - dir a b = dir a c - dir b c := by
  have hab := ncoll_ne₁₂ a b c habc
  have ham : a ≠ tangentPoint o a := by
    refine tangent_ne ?_
    rintro rfl
    exact hab ((distSq_eq_zero o b).1 (h₁.trans (distSq_self o)))
  refine ⟨ham, ?_⟩
  refine (dir_sub_eq_sub_iff hab ham (ncoll_ne₂₃ a b c habc) (ncoll_ne₁₃ a b c habc)).2 ?_
  have i := tangent_identity o a b c
  rw [h₁, h₂] at i
  unfold tangentPoint
  linear_combination i

/-- The second point of the line `ab` on the circle through `a`, `c`, `d`. -/
theorem second_line_circle (a b c d : Point) (hacd : ncoll a c d) (h : ¬ eqangle a c a b d c d a) :
    ∃ x, x ≠ a ∧ coll x a b ∧ cyclic [x, a, c, d] := by
  have hac := ncoll_ne₁₂ a c d hacd
  obtain ⟨o, hc, hd⟩ := exists_center hacd
  by_cases hab : a = b
  · refine ⟨c, hac.symm, ?_, cyclic_of_dist hc rfl (hc.trans hd.symm)⟩
    unfold coll cross
    rw [hab]
    ring
  obtain ⟨hat, e⟩ := tangent_dir hc hd hacd
  obtain ⟨x, h₁, h₂, h₃⟩ := second_line_center o a b fun k => by
    have e₁ : dir a (tangentPoint o a) = dir a b := by
      refine (dir_eq_iff hat hab).2 ?_
      unfold perp dot at k
      simp only [cross, tangentPoint]
      linear_combination k
    refine h ?_
    unfold eqangle angle
    rw [dir_comm d a, dir_comm d c, ← e₁]
    exact e
  rw [cong_iff] at h₃
  exact ⟨x, h₁, h₂, cyclic_of_dist h₃ (h₃.trans hc.symm) (h₃.trans hd.symm)⟩

/-- The second point of the circles through `a`, `b`, `c` and through `a`, `d`, `e`; the two directions are
those of the tangents in `a`. -/
theorem second_circle_circle (a b c d e : Point) (h₁ : ncoll a b c) (h₂ : ncoll a d e)
    (h : dir a b + dir a c - dir b c ≠ dir a d + dir a e - dir d e) :
    ∃ x, x ≠ a ∧ cyclic [x, a, b, c] ∧ cyclic [x, a, d, e] := by
  obtain ⟨o, hb, hc⟩ := exists_center h₁
  obtain ⟨q, hd, he⟩ := exists_center h₂
  obtain ⟨n₁, e₁⟩ := tangent_dir hb hc h₁
  obtain ⟨n₂, e₂⟩ := tangent_dir hd he h₂
  have n : cross o q o a ≠ 0 := by
    intro k
    have k₁ : dir a (tangentPoint o a) = dir a (tangentPoint q a) := by
      refine (dir_eq_iff n₁ n₂).2 ?_
      unfold cross at k
      simp only [cross, tangentPoint]
      linear_combination k
    refine h ?_
    rw [k₁] at e₁
    grind
  have hoq : o ≠ q := by
    rintro rfl
    refine n ?_
    unfold cross
    ring
  obtain ⟨x, hx, hx', _, hxa⟩ := exists_reflected o q a hoq
  exact ⟨x, hxa n, cyclic_of_dist hx.symm (hx.symm.trans hb.symm) (hx.symm.trans hc.symm),
    cyclic_of_dist hx'.symm (hx'.symm.trans hd.symm) (hx'.symm.trans he.symm)⟩

end Geometry
