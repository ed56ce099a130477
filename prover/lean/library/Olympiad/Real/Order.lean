module

public import Olympiad.Real.Basic

/-!
# The linear order of the reals

`x < y` is the negation of `y ≤ x`. Decisions are classical; `max` and `min` are those of the order.
-/

@[expose] public noncomputable section

namespace Real

instance : Std.IsLinearOrder ℝ where
  le_refl x := by induction x using Real.ind; exact RatCauchy.le_refl _
  le_trans x y z h₁ h₂ := by
    induction x using Real.ind; induction y using Real.ind; induction z using Real.ind
    exact RatCauchy.le_trans h₁ h₂
  le_antisymm x y h₁ h₂ := by
    induction x using Real.ind; induction y using Real.ind
    exact Quotient.sound ⟨h₁, h₂⟩
  le_total x y := by
    induction x using Real.ind; induction y using Real.ind
    exact RatCauchy.le_total _ _

instance : Std.LawfulOrderLT ℝ where
  lt_iff x y := ⟨fun h => ⟨(Std.IsLinearPreorder.le_total x y).resolve_right h, h⟩, fun h => h.2⟩

protected theorem add_le_add_of_le {x y : ℝ} (z : ℝ) (h : x ≤ y) : x + z ≤ y + z := by
  induction x using Real.ind; induction y using Real.ind; induction z using Real.ind
  exact RatCauchy.add_le_add h (RatCauchy.le_refl _)

instance : Lean.Grind.OrderedAdd ℝ where
  add_le_left_iff {x y} z := ⟨Real.add_le_add_of_le z, fun h => by
    have := Real.add_le_add_of_le (-z) h
    rwa [show x + z + -z = x by grind, show y + z + -z = y by grind] at this⟩

protected theorem lim_pos_iff (a : RatCauchy) :
    0 < Real.lim a ↔ ∃ e, 0 < e ∧ ∃ N, ∀ n, N ≤ n → e < a.term n := by
  constructor
  · intro h
    obtain ⟨e, he, N, hN⟩ := RatCauchy.exists_gap (a := a) (b := .const 0) h
    exact ⟨e, he, N, fun n hn => by have := hN n hn; simp only [RatCauchy.const] at this; grind⟩
  · rintro ⟨e, he, N, hN⟩
    exact RatCauchy.not_le_of_gap (a := a) (b := .const 0) he N fun n hn => by
      have := hN n hn; simp only [RatCauchy.const]; grind

protected theorem mul_pos {x y : ℝ} (hx : 0 < x) (hy : 0 < y) : 0 < x * y := by
  induction x using Real.ind; induction y using Real.ind
  rename_i a b
  obtain ⟨e, he, N, hN⟩ := (Real.lim_pos_iff a).1 hx
  obtain ⟨d, hd, M, hM⟩ := (Real.lim_pos_iff b).1 hy
  refine (Real.lim_pos_iff _).2 ⟨e * d, Rat.mul_pos he hd, N + M, fun n hn => ?_⟩
  have := hN n (by omega)
  have := hM n (by omega)
  have := Rat.mul_pos (a := a.term n - e) (b := b.term n) (by grind) (by grind)
  have := Rat.mul_pos (a := e) (b := b.term n - d) he (by grind)
  simp only [RatCauchy.mul]
  grind

protected theorem ofRat_le {p q : ℚ} : Real.ofRat p ≤ Real.ofRat q ↔ p ≤ q := by
  refine ⟨fun h => ?_, fun h => RatCauchy.le_of_eventually 0 fun _ _ => h⟩
  apply Classical.byContradiction
  intro hc
  exact RatCauchy.not_le_of_gap (a := .const p) (b := .const q) (e := (p - q) / 2) (by grind) 0
    (fun n _ => by simp only [RatCauchy.const]; grind) h

protected theorem ofRat_lt {p q : ℚ} : Real.ofRat p < Real.ofRat q ↔ p < q := by
  show ¬ Real.ofRat q ≤ Real.ofRat p ↔ p < q
  rw [Real.ofRat_le, Rat.not_le]

instance : Lean.Grind.OrderedRing ℝ where
  zero_lt_one := Real.ofRat_lt.2 (by decide)
  mul_lt_mul_of_pos_left {a b c} h hc := by
    have := Real.mul_pos hc (show 0 < b - a by grind)
    rw [show c * (b - a) = c * b - c * a by grind] at this
    grind
  mul_lt_mul_of_pos_right {a b c} h hc := by
    have := Real.mul_pos hc (show 0 < b - a by grind)
    rw [show c * (b - a) = b * c - a * c by grind] at this
    grind

instance : DecidableEq ℝ := fun _ _ => Classical.propDecidable _
instance : DecidableLE ℝ := fun _ _ => Classical.propDecidable _
instance : DecidableLT ℝ := fun _ _ => Classical.propDecidable _

instance : Max ℝ := ⟨fun x y => if x ≤ y then y else x⟩
instance : Min ℝ := ⟨fun x y => if x ≤ y then x else y⟩

instance : Std.LawfulOrderMax ℝ where
  max_le_iff a b c := by simp only [max]; grind
  max_eq_or a b := by simp only [max]; grind

instance : Std.LawfulOrderMin ℝ where
  le_min_iff a b c := by simp only [min]; grind
  min_eq_or a b := by simp only [min]; grind

end Real
