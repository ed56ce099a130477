module

public import Geometry.Circle

/-!
# The existence of auxiliary points: lines

Where lines, parallels, perpendiculars and perpendicular bisectors meet; midpoints, feet and reflections.
-/

@[expose] public noncomputable section

namespace Geometry

/-! ### Lines as linear equations -/

/-- A line as a linear equation. -/
theorem coll_iff {x a b : Point} : coll x a b ↔
    (b.y - a.y) * x.x + (a.x - b.x) * x.y = (b.y - a.y) * a.x + (a.x - b.x) * a.y := by
  unfold coll cross
  constructor
  · intro h
    linear_combination -h
  · intro h
    linear_combination -h

/-- A parallel as a linear equation. -/
theorem para_iff {p x a b : Point} : para p x a b ↔
    (b.y - a.y) * x.x + (a.x - b.x) * x.y = (b.y - a.y) * p.x + (a.x - b.x) * p.y := by
  unfold para cross
  constructor
  · intro h
    linear_combination h
  · intro h
    linear_combination h

/-- A perpendicular as a linear equation. -/
theorem perp_iff {p x a b : Point} : perp p x a b ↔
    (b.x - a.x) * x.x + (b.y - a.y) * x.y = (b.x - a.x) * p.x + (b.y - a.y) * p.y := by
  unfold perp dot
  constructor
  · intro h
    linear_combination h
  · intro h
    linear_combination h

/-- A perpendicular bisector as a linear equation. -/
theorem bisector_iff {x c d : Point} : cong x c x d ↔
    (d.x - c.x) * x.x + (d.y - c.y) * x.y = (d.x ^ 2 + d.y ^ 2 - c.x ^ 2 - c.y ^ 2) / 2 := by
  rw [cong_iff]
  unfold distSq
  constructor
  · intro h
    linear_combination h / 2
  · intro h
    linear_combination 2 * h

/-! ### Where lines meet -/

/-- Lines `ab` and `cd` that are not parallel meet. -/
theorem meet_line_line (a b c d : Point) (h : npara a b c d) : ∃ x, coll x a b ∧ coll x c d := by
  simp only [coll_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold para cross
  linear_combination e

/-- Line `ab` and the parallel to `cd` through `p`. -/
theorem meet_line_pline (a b p c d : Point) (h : npara a b c d) : ∃ x, coll x a b ∧ para p x c d := by
  simp only [coll_iff, para_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold para cross
  linear_combination e

/-- Line `ab` and the perpendicular to `cd` through `p`. -/
theorem meet_line_tline (a b p c d : Point) (h : nperp a b c d) : ∃ x, coll x a b ∧ perp p x c d := by
  simp only [coll_iff, perp_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold perp dot
  linear_combination e

/-- Line `ab` and the perpendicular bisector of `cd`. -/
theorem meet_line_bline (a b c d : Point) (h : nperp a b c d) : ∃ x, coll x a b ∧ cong x c x d := by
  simp only [coll_iff, bisector_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold perp dot
  linear_combination e

/-- The parallels to `ab` through `p` and to `cd` through `q`. -/
theorem meet_pline_pline (p a b q c d : Point) (h : npara a b c d) :
    ∃ x, para p x a b ∧ para q x c d := by
  simp only [para_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold para cross
  linear_combination e

/-- The parallel to `ab` through `p` and the perpendicular to `cd` through `q`. -/
theorem meet_pline_tline (p a b q c d : Point) (h : nperp a b c d) :
    ∃ x, para p x a b ∧ perp q x c d := by
  simp only [para_iff, perp_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold perp dot
  linear_combination e

/-- The parallel to `ab` through `p` and the perpendicular bisector of `cd`. -/
theorem meet_pline_bline (p a b c d : Point) (h : nperp a b c d) :
    ∃ x, para p x a b ∧ cong x c x d := by
  simp only [para_iff, bisector_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold perp dot
  linear_combination e

/-- The perpendiculars to `ab` through `p` and to `cd` through `q`. -/
theorem meet_tline_tline (p a b q c d : Point) (h : npara a b c d) :
    ∃ x, perp p x a b ∧ perp q x c d := by
  simp only [perp_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold para cross
  linear_combination e

/-- The perpendicular to `ab` through `p` and the perpendicular bisector of `cd`. -/
theorem meet_tline_bline (p a b c d : Point) (h : npara a b c d) :
    ∃ x, perp p x a b ∧ cong x c x d := by
  simp only [perp_iff, bisector_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold para cross
  linear_combination e

/-- The perpendicular bisectors of `ab` and `cd`. -/
theorem meet_bline_bline (a b c d : Point) (h : npara a b c d) :
    ∃ x, cong x a x b ∧ cong x c x d := by
  simp only [bisector_iff]
  refine exists_solution _ _ _ _ _ _ fun e => h ?_
  unfold para cross
  linear_combination e

/-! ### Midpoints, feet and reflections -/

/-- The midpoint of `ab`. -/
theorem exists_midpoint (a b : Point) : ∃ x, midp x a b := by
  refine ⟨⟨(a.x + b.x) / 2, (a.y + b.y) / 2⟩, ?_, ?_⟩
  · show 2 * ((a.x + b.x) / 2) = a.x + b.x
    ring
  · show 2 * ((a.y + b.y) / 2) = a.y + b.y
    ring

/-- The reflection of `a` in the point `b`. -/
theorem exists_mirror (a b : Point) : ∃ x, midp b a x := by
  refine ⟨⟨2 * b.x - a.x, 2 * b.y - a.y⟩, ?_, ?_⟩
  · show 2 * b.x = a.x + (2 * b.x - a.x)
    ring
  · show 2 * b.y = a.y + (2 * b.y - a.y)
    ring

/-- The circumcentre of a triangle. -/
theorem exists_circumcenter (a b c : Point) (h : ncoll a b c) :
    ∃ x, cong x a x b ∧ cong x b x c := by
  refine meet_bline_bline a b b c fun e => h ?_
  unfold coll cross
  unfold para cross at e
  linear_combination e

/-- The reflection of `a` in the line `pq`. -/
theorem exists_reflected (p q a : Point) (h : p ≠ q) :
    ∃ x, distSq p a = distSq p x ∧ distSq q a = distSq q x ∧ dot a x p q = 0 ∧
      (cross p q p a ≠ 0 → x ≠ a) := by
  have n : distSq p q ≠ 0 := fun e => h ((distSq_eq_zero p q).1 e)
  have e : 2 * cross p q p a / distSq p q * distSq p q = 2 * cross p q p a := by field_simp
  generalize 2 * cross p q p a / distSq p q = t at e
  refine ⟨⟨a.x + t * (q.y - p.y), a.y - t * (q.x - p.x)⟩, ?_, ?_, ?_, ?_⟩
  · unfold cross distSq at *
    simp only
    linear_combination -t * e
  · unfold cross distSq at *
    simp only
    linear_combination -t * e
  · unfold dot
    simp only
    ring
  · intro hn hx
    have h₁ : a.x + t * (q.y - p.y) = a.x := congrArg Point.x hx
    have h₂ : a.y - t * (q.x - p.x) = a.y := congrArg Point.y hx
    refine hn ?_
    unfold cross distSq at *
    linear_combination (q.y - p.y) / 2 * h₁ - (q.x - p.x) / 2 * h₂ - e / 2

/-- The foot of the perpendicular from `p` to `ab`. -/
theorem exists_foot (p a b : Point) : ∃ x, perp x p a b ∧ coll x a b := by
  by_cases hab : a = b
  · refine ⟨p, ?_, ?_⟩
    · unfold perp dot
      rw [hab]
      ring
    · unfold coll cross
      rw [hab]
      ring
  obtain ⟨x, h₁, h₂⟩ := meet_line_tline a b p a b fun e => distSq_ne_zero a b hab (by
    unfold perp dot at e
    unfold distSq
    linear_combination e)
  refine ⟨x, ?_, h₁⟩
  unfold perp dot at *
  linear_combination -h₂

/-- The reflection of `p` in the line `ab`. -/
theorem exists_reflection (p a b : Point) : ∃ x, cong a p a x ∧ cong b p b x ∧ perp p x a b := by
  by_cases hab : a = b
  · refine ⟨p, rfl, rfl, ?_⟩
    unfold perp dot
    ring
  obtain ⟨x, h₁, h₂, h₃, _⟩ := exists_reflected a b p hab
  exact ⟨x, cong_iff.2 h₁, cong_iff.2 h₂, h₃⟩

/-- The reflection of a point outside the line is another point. -/
theorem exists_reflection_ne (p a b : Point) (h : ncoll p a b) :
    ∃ x, x ≠ p ∧ cong a p a x ∧ cong b p b x ∧ perp p x a b := by
  obtain ⟨x, h₁, h₂, h₃, h₄⟩ := exists_reflected a b p (ncoll_ne₂₃ p a b h)
  refine ⟨x, h₄ fun e => h ?_, cong_iff.2 h₁, cong_iff.2 h₂, h₃⟩
  unfold coll
  unfold cross at *
  linear_combination e

end Geometry
