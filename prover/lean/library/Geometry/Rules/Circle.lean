module

public import Geometry.Chords

/-!
# Rules on circles

Points on one circle, isosceles triangles and perpendicular bisectors, equal chords.
-/

@[expose] public noncomputable section

namespace Geometry

/-- Equal angles over a chord: the points lie on one circle. -/
theorem equal_angles_concyclic (a b c d : Point) (h : eqangle c a c b d a d b)
    (habc : ncoll a b c) : cyclic [a, b, c, d] := by
  have hac := ncoll_ne₁₃ a b c habc
  have hbc := ncoll_ne₂₃ a b c habc
  refine cyclic_of_cross habc ?_
  by_cases hda : d = a
  · rw [hda]
    unfold cross dot
    ring
  by_cases hdb : d = b
  · rw [hdb]
    unfold cross dot
    ring
  linear_combination (dir_sub_eq_sub_iff hac.symm hbc.symm hda hdb).1 h

/-- Points at the same distance from `o` lie on one circle. -/
theorem equidistant_concyclic (o a b c d : Point) (h₁ : cong o a o b) (h₂ : cong o a o c)
    (h₃ : cong o a o d) : cyclic [a, b, c, d] :=
  cyclic_of_dist (cong_iff.1 h₁) (cong_iff.1 h₂) (cong_iff.1 h₃)

/-- The angles at the base of an isosceles triangle. -/
theorem isosceles_angles (o a b : Point) (h : cong o a o b) (hab : a ≠ b) : eqangle a b a o b o b a := by
  rw [cong_iff] at h
  have hoa : o ≠ a := by
    rintro rfl
    exact hab ((distSq_eq_zero o b).1 (h.symm.trans (distSq_self o)))
  have hob : o ≠ b := by
    rintro rfl
    exact hoa ((distSq_eq_zero o a).1 (h.trans (distSq_self o)))
  refine (dir_sub_eq_sub_iff hab hoa.symm hob.symm hab.symm).2 ?_
  have e := isosceles_identity o a b
  rw [h] at e
  linear_combination e

/-- A triangle with equal angles at the base is isosceles. -/
theorem isosceles_sides (o a b : Point) (h : eqangle a b a o b o b a) (hoab : ncoll o a b) :
    cong o a o b := by
  have hoa := ncoll_ne₁₂ o a b hoab
  have hob := ncoll_ne₁₃ o a b hoab
  have hab := ncoll_ne₂₃ o a b hoab
  have e := isosceles_identity o a b
  have e₁ := (dir_sub_eq_sub_iff hab hoa.symm hob.symm hab.symm).1 h
  rw [cong_iff]
  have f : distSq o b - distSq o a = 0 := by
    refine (mul_eq_zero.1 (e.symm.trans ?_)).resolve_left ?_
    · linear_combination e₁
    · intro k
      refine hoab ?_
      unfold coll
      unfold cross at *
      linear_combination k
  linear_combination -f

/-- Two points as far from `a` as from `b` lie on the perpendicular bisector of `ab`. -/
theorem bisector_perpendicular (p q a b : Point) (h₁ : cong p a p b) (h₂ : cong q a q b) :
    perp p q a b :=
  perp_of_equidistant h₁ h₂

/-- The perpendicular to `ab` through a point as far from `a` as from `b` consists of such points. -/
theorem bisector_equidistant (p q a b : Point) (h₁ : cong p a p b) (h₂ : perp p q a b) :
    cong q a q b := by
  rw [cong_iff] at *
  unfold distSq at *
  unfold perp dot at h₂
  linear_combination h₁ + 2 * h₂

/-- The bisector of an angle and the perpendicular bisector of the opposite side meet on the circumcircle. -/
theorem bisectors_concyclic (a b c d : Point) (h₁ : cong d a d b) (h₂ : eqangle c a c d c d c b)
    (habc : ncoll a b c) (h : nperp c d a b) : cyclic [a, b, c, d] := by
  have hac := ncoll_ne₁₃ a b c habc
  have hbc := ncoll_ne₂₃ a b c habc
  have hcd : c ≠ d := by
    rintro rfl
    refine h ?_
    unfold perp dot
    ring
  have e := bisectors_identity a b c d
  rw [cong_iff.1 h₁, (dir_sub_eq_sub_iff hac.symm hcd hcd hbc.symm).1 h₂] at e
  refine cyclic_of_cross habc ?_
  refine (mul_eq_zero.1 (e.trans ?_)).resolve_left h
  ring

/-- The centre of a circle is where the bisectors of two chords meet. -/
theorem center_from_chords (o a b c d s : Point) (h₁ : cong o a o b) (h₂ : cong o c o d)
    (h₃ : cyclic [a, b, c, d, s]) (h : npara a b c d) : cong o a o s := by
  obtain ⟨q, r, k⟩ := h₃
  have e₁ : cong q a q b := (k a (by simp)).trans (k b (by simp)).symm
  have e₂ : cong q c q d := (k c (by simp)).trans (k d (by simp)).symm
  obtain rfl := eq_of_perp (perp_of_equidistant h₁ e₁) (perp_of_equidistant h₂ e₂) h
  exact (k a (by simp)).trans (k s (by simp)).symm

/-- Where the angle on `c` is half the angle on `o` between equal sides, `o` is the centre. Half an angle is
known up to a right angle: `other` excludes the angle from `oa` to `ab`, which is a right angle off. -/
theorem half_central_angle (o a b c : Point) (h : cong o a o b)
    (h₂ : (2 : ℤ) • angle c a c b = angle o a o b) (habc : ncoll a b c)
    (other : ¬ eqangle c a c b o a a b) : cong o a o c := by
  have hab := ncoll_ne₁₂ a b c habc
  have hac := ncoll_ne₁₃ a b c habc
  have hbc := ncoll_ne₂₃ a b c habc
  have hoa : o ≠ a := by
    rintro rfl
    exact hab ((distSq_eq_zero o b).1 ((cong_iff.1 h).symm.trans (distSq_self o)))
  have e := isosceles_angles o a b h hab
  unfold eqangle angle at *
  rw [dir_comm a o, dir_comm b o, dir_comm b a] at e
  have e₁ : (2 : ℤ) • (dir c b - dir c a) = (2 : ℤ) • (dir a b - dir o a) := by
    rw [h₂]
    grind
  have e₂ := (two_smul_eq e₁).resolve_left other
  generalize hm : Point.mk (a.x - (b.y - a.y)) (a.y + (b.x - a.x)) = m
  have ham : a ≠ m := by
    intro k
    rw [← hm] at k
    have k₁ : a.x = a.x - (b.y - a.y) := congrArg Point.x k
    have k₂ : a.y = a.y + (b.x - a.x) := congrArg Point.y k
    refine hab ?_
    ext
    · linear_combination k₂
    · linear_combination -k₁
  have e₃ : dir a m - dir a b = turn (1 / 2) := by
    refine (dir_sub_eq_half_iff hab ham).2 ?_
    rw [← hm]
    simp only [dot]
    ring
  have e₄ : dir c b - dir c a = dir a m - dir o a := by
    rw [e₂, ← e₃]
    grind
  have e₅ := (dir_sub_eq_sub_iff hac.symm hbc.symm hoa ham).1 e₄
  have i := central_identity o a b c
  rw [hm, e₅, cong_iff.1 h] at i
  have j : dot a b a o * (distSq o c - distSq o b) = 0 := by
    linear_combination -i
  have n : dot a b a o ≠ 0 := by
    intro k
    refine distSq_ne_zero a b hab ?_
    rw [cong_iff] at h
    unfold dot distSq at *
    linear_combination 2 * k - h
  rw [cong_iff]
  have f := (mul_eq_zero.1 j).resolve_left n
  rw [cong_iff.1 h]
  linear_combination -f

/-- Equal chords `ab` and `pq` of a circle: `aq` and `bp` are parallel where `ap` and `bq` are not. -/
theorem equal_chords_parallel (a b p q : Point) (h₁ : cyclic [a, b, p, q]) (h₂ : cong a b p q)
    (h : npara a p b q) : para a q b p := by
  obtain ⟨o, hb, hp, hq⟩ := cyclic_center h₁
  rw [cong_iff] at h₂
  have hr : distSq o a ≠ 0 := by
    intro e
    rw [e] at hb hp
    refine h ?_
    unfold para cross
    rw [← (distSq_eq_zero o a).1 e, ← (distSq_eq_zero o p).1 hp]
    ring
  have h : cross a p b q ≠ 0 := h
  refine (mul_eq_zero.1 ?_).resolve_left h
  obtain ⟨a, a', rfl⟩ := offset o a
  obtain ⟨b, b', rfl⟩ := offset o b
  obtain ⟨p, p', rfl⟩ := offset o p
  obtain ⟨q, q', rfl⟩ := offset o q
  clear h h₁
  simp only [cross, distSq, offset_sub, offset_sub_base] at *
  refine chords_parallel a a' b b' p p' q q' (a * a + a' * a') (a * b + a' * b') rfl ?_ ?_ ?_ rfl ?_ ?_
  · linear_combination hb
  · linear_combination hp
  · linear_combination hq
  · linear_combination (h₂ + hp + hq - hb) / 2
  · intro e
    refine hr ?_
    linear_combination e

/-- Chords `ab` and `pq` between parallels `aq` and `bp` are equal. -/
theorem parallel_chords_equal (a b p q : Point) (h₁ : cyclic [a, b, p, q]) (h₂ : para a q b p)
    (haq : a ≠ q) (hbp : b ≠ p) : cong a b p q := by
  obtain ⟨o, hb, hp, hq⟩ := cyclic_center h₁
  have h₃ : para b p a q := by
    unfold para cross at *
    linear_combination -h₂
  have x := dot_of_para (e := o) (f := a) h₂
  have y := dot_of_para (e := o) (f := b) h₃
  have hx : dot a q o a = -distSq a q / 2 := by
    unfold dot distSq at *
    linear_combination hq / 2
  have hy : dot b p o b = -distSq b p / 2 := by
    unfold dot distSq at *
    linear_combination (hp - hb) / 2
  have hx : dot b p o a = -dot a q b p / 2 := by
    refine mul_left_cancel₀ (distSq_ne_zero a q haq) ?_
    rw [x, hx]
    ring
  have hy : dot a q o b = -dot b p a q / 2 := by
    refine mul_left_cancel₀ (distSq_ne_zero b p hbp) ?_
    rw [y, hy]
    ring
  rw [cong_iff]
  unfold dot distSq at *
  linear_combination hb - hp - hq + 2 * hx + 2 * hy

end Geometry
