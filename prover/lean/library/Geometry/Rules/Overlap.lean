module

public import Geometry.Circle

/-!
# Rules on points and circles that coincide
-/

@[expose] public noncomputable section

namespace Geometry

/-- Two lines that are not parallel meet in one point. -/
theorem identical_lines (x y u v : Point) (h₁ : para u x u y) (h₂ : para v x v y)
    (h : npara u x v x) : x = y := by
  have n : (x.x - u.x) * (x.y - v.y) - (x.y - u.y) * (x.x - v.x) ≠ 0 := h
  unfold para cross at *
  ext
  · refine mul_right_cancel₀ n ?_
    linear_combination (x.x - u.x) * h₂ - (x.x - v.x) * h₁
  · refine mul_right_cancel₀ n ?_
    linear_combination (x.y - u.y) * h₂ - (x.y - v.y) * h₁

/-- Two circles with three common points are one. -/
theorem same_circle (a b c : Point) (l l' : List Point) (h : cyclic (a :: b :: c :: l))
    (h' : cyclic (a :: b :: c :: l')) (hab : a ≠ b) (hac : a ≠ c) (hbc : b ≠ c) :
    cyclic (a :: b :: c :: (l ++ l')) := by
  obtain ⟨o, r, h⟩ := h
  obtain ⟨q, s, h'⟩ := h'
  have h₁ : cong o a o b := (h a (by simp)).trans (h b (by simp)).symm
  have h₂ : cong o a o c := (h a (by simp)).trans (h c (by simp)).symm
  have h₃ : cong q a q b := (h' a (by simp)).trans (h' b (by simp)).symm
  have h₄ : cong q a q c := (h' a (by simp)).trans (h' c (by simp)).symm
  have n : ncoll a b c := fun k =>
    hbc (eq_of_coll_circle (cong_iff.1 h₁).symm (cong_iff.1 h₂).symm k hab hac)
  obtain rfl := center_unique n h₁ h₂ h₃ h₄
  obtain rfl : r = s := (h a (by simp)).symm.trans (h' a (by simp))
  refine ⟨o, r, fun p hp => ?_⟩
  simp only [List.mem_cons, List.mem_append] at hp h h'
  grind

/-- A line and a circle through `z`: they have one other point in common. -/
theorem identical_line_circle (x y z v w : Point) (h₁ : para z x z y) (h₂ : cyclic [v, w, z, x])
    (h₃ : cyclic [v, w, z, y]) (hvwz : ncoll v w z) (hzx : z ≠ x) (hzy : z ≠ y) : x = y := by
  obtain ⟨o, r, h⟩ := h₂
  obtain ⟨q, s, h'⟩ := h₃
  have e : ∀ p, p ∈ [v, w, z, x] → cong o v o p := fun p hp => (h v (by simp)).trans (h p hp).symm
  have e' : ∀ p, p ∈ [v, w, z, y] → cong q v q p := fun p hp => (h' v (by simp)).trans (h' p hp).symm
  obtain rfl := center_unique hvwz (e w (by simp)) (e z (by simp)) (e' w (by simp)) (e' z (by simp))
  have ez := cong_iff.1 (e z (by simp))
  refine eq_of_coll_circle (o := o) ?_ ?_ h₁ hzx hzy
  · exact (cong_iff.1 (e x (by simp))).symm.trans ez
  · exact (cong_iff.1 (e' y (by simp))).symm.trans ez

end Geometry
