module

public import Olympiad.Order
public import Olympiad.Real.Field

/-!
# Completeness

Every real lies below a natural number (`exists_nat_gt`), and every nonempty set of reals with an
upper bound has a least one (`Real.exists_lub` for predicates, `Real.exists_isLUB` for sets).
-/

@[expose] public noncomputable section

namespace Real

protected theorem exists_ofRat_gt (x : ℝ) : ∃ q : ℚ, x < Real.ofRat q := by
  induction x using Real.ind
  rename_i a
  obtain ⟨B, _, N, hN⟩ := a.bounded
  refine ⟨B + 1, ?_⟩
  exact RatCauchy.not_le_of_gap (a := .const (B + 1)) (b := a) (e := 1 / 2) (by grind) N
    fun n hn => by have := hN n hn; simp only [RatCauchy.const]; grind

protected theorem ofRat_neg (q : ℚ) : Real.ofRat (-q) = -Real.ofRat q := rfl

protected theorem exists_ofRat_lt (x : ℝ) : ∃ q : ℚ, Real.ofRat q < x := by
  obtain ⟨q, hq⟩ := Real.exists_ofRat_gt (-x)
  exact ⟨-q, by rw [Real.ofRat_neg]; grind⟩

protected theorem exists_nat_mul_gt (B : ℚ) {d : ℚ} (hd : 0 < d) : ∃ j : ℕ, B < j * d := by
  have h₁ := Rat.lt_floor_add_one (B / d)
  refine ⟨((B / d).floor + 1).toNat, ?_⟩
  have h₂ : (((B / d).floor + 1 : ℤ) : ℚ) ≤ ((((B / d).floor + 1).toNat : ℤ) : ℚ) :=
    Rat.intCast_le_intCast.2 (Int.self_le_toNat _)
  rw [Rat.intCast_natCast] at h₂
  have := Rat.mul_pos (show 0 < ((((B / d).floor + 1).toNat : ℕ) : ℚ) - B / d by grind) hd
  have : B / d * d = B := by grind
  grind

end Real

/-- The reals are archimedean. -/
theorem exists_nat_gt (x : ℝ) : ∃ n : ℕ, x < n := by
  obtain ⟨q, hq⟩ := Real.exists_ofRat_gt x
  obtain ⟨n, hn⟩ := Real.exists_nat_mul_gt q (d := 1) (by grind)
  have : Real.ofRat q < n := Real.ofRat_lt.2 (show q < n by grind)
  exact ⟨n, by grind⟩

namespace Real

/-! ### Least upper bounds -/

/-- A bound of a rational Cauchy sequence from below bounds its limit. -/
protected theorem le_lim_of_eventually {x : ℝ} {a : RatCauchy} (N : ℕ)
    (h : ∀ n, N ≤ n → x ≤ Real.ofRat (a.term n)) : x ≤ Real.lim a := by
  induction x using Real.ind
  rename_i b
  apply Classical.byContradiction
  intro hc
  obtain ⟨e, he, M, hM⟩ := RatCauchy.exists_gap (a := b) (b := a) hc
  obtain ⟨K, hK⟩ := a.cauchy (e / 3) (by grind)
  refine RatCauchy.not_le_of_gap (a := b) (b := .const (a.term (N + M + K))) (e := e / 3)
    (by grind) (N + M + K) (fun n hn => ?_) (h (N + M + K) (by omega))
  have := hM n (by omega)
  have := hK (N + M + K) n (by omega) (by omega)
  simp only [RatCauchy.const]
  grind

/-- Upper bounds of the reals with a property. -/
protected def IsBound (S : ℝ → Prop) (u : ℝ) : Prop := ∀ x, S x → x ≤ u

protected theorem _root_.Nat.exists_not_and_succ {P : ℕ → Prop} (h₀ : ¬ P 0) {n : ℕ} (hn : P n) :
    ∃ k, ¬ P k ∧ P (k + 1) := by
  induction n with
  | zero => exact absurd hn h₀
  | succ n ih =>
    by_cases h : P n
    · exact ih h
    · exact ⟨n, h, hn⟩

/-- The least upper bound lies within any given distance below a rational upper bound. -/
protected theorem exists_bound_approx {S : ℝ → Prop} {s u : ℝ} (hs : S s) (hu : Real.IsBound S u)
    {d : ℚ} (hd : 0 < d) :
    ∃ q, Real.IsBound S (Real.ofRat q) ∧ ¬ Real.IsBound S (Real.ofRat (q - d)) := by
  obtain ⟨l, hl⟩ := Real.exists_ofRat_lt s
  obtain ⟨b, hb⟩ := Real.exists_ofRat_gt u
  obtain ⟨j, hj⟩ := Real.exists_nat_mul_gt (b - l) hd
  obtain ⟨k, hk₁, hk₂⟩ := Nat.exists_not_and_succ
    (P := fun k => Real.IsBound S (Real.ofRat (l + k * d))) (n := j)
    (fun h => by
      have := h s hs
      rw [show l + ((0 : ℕ) : ℚ) * d = l by grind] at this
      grind)
    (fun x hx => by
      have := hu x hx
      have : Real.ofRat b < Real.ofRat (l + j * d) := Real.ofRat_lt.2 (by grind)
      grind)
  refine ⟨l + (k + 1 : ℕ) * d, hk₂, ?_⟩
  rwa [show l + ((k + 1 : ℕ) : ℚ) * d - d = l + k * d by grind]

protected theorem exists_inv_succ_lt {e : ℚ} (he : 0 < e) :
    ∃ N : ℕ, ∀ n : ℕ, N ≤ n → 1 / ((n : ℚ) + 1) < e := by
  obtain ⟨N, hN⟩ := Real.exists_nat_mul_gt 1 he
  refine ⟨N, fun n hn => ?_⟩
  have : (N : ℚ) ≤ n := Rat.natCast_le_natCast.2 hn
  have : (0 : ℚ) ≤ n := Rat.natCast_nonneg
  have : 1 / ((n : ℚ) + 1) * ((n : ℚ) + 1) = 1 := by grind
  apply Classical.byContradiction
  intro hc
  have := Rat.mul_nonneg (a := 1 / ((n : ℚ) + 1) - e) (b := n) (by grind) (by grind)
  have := Rat.mul_nonneg (a := e) (b := n - N) (by grind) (by grind)
  grind

/-- A nonempty set of reals with an upper bound has a least upper bound. -/
protected theorem exists_lub (S : ℝ → Prop) (hne : ∃ x, S x) (hb : ∃ u, Real.IsBound S u) :
    ∃ s, Real.IsBound S s ∧ ∀ u, Real.IsBound S u → s ≤ u := by
  obtain ⟨s, hs⟩ := hne
  obtain ⟨u, hu⟩ := hb
  have approx := fun n : ℕ => Real.exists_bound_approx hs hu (d := 1 / ((n : ℚ) + 1))
    (RatCauchy.rat_div_pos (by grind) (by have : (0 : ℚ) ≤ n := Rat.natCast_nonneg; grind))
  let q : ℕ → ℚ := fun n => Classical.choose (approx n)
  have bound : ∀ n, Real.IsBound S (Real.ofRat (q n)) :=
    fun n => (Classical.choose_spec (approx n)).1
  have below : ∀ n v, Real.IsBound S v → Real.ofRat (q n - 1 / ((n : ℚ) + 1)) ≤ v := by
    intro n v hv
    apply Classical.byContradiction
    intro hc
    exact (Classical.choose_spec (approx n)).2 fun x hx => by have := hv x hx; grind
  have cauchy : ∀ e, 0 < e → ∃ N, ∀ m n, N ≤ m → N ≤ n → q m - q n < e := by
    intro e he
    obtain ⟨N, hN⟩ := Real.exists_inv_succ_lt he
    refine ⟨N, fun m n hm _ => ?_⟩
    have := Real.ofRat_le.1 (below m _ (bound n))
    have := hN m hm
    grind
  refine ⟨Real.lim ⟨q, cauchy⟩, fun x hx => Real.le_lim_of_eventually 0 fun n _ => bound n x hx,
    fun v hv => ?_⟩
  apply Classical.byContradiction
  intro hc
  induction v using Real.ind
  rename_i a
  obtain ⟨e, he, M, hM⟩ := RatCauchy.exists_gap (a := ⟨q, cauchy⟩) (b := a) hc
  obtain ⟨N, hN⟩ := Real.exists_inv_succ_lt (e := e / 3) (by grind)
  obtain ⟨K, hK⟩ := cauchy (e / 3) (by grind)
  refine RatCauchy.not_le_of_gap (a := .const (q (N + M + K) - 1 / (((N + M + K : ℕ) : ℚ) + 1)))
    (b := a) (e := e / 3) (by grind) (N + M + K) (fun n hn => ?_) (below (N + M + K) _ hv)
  have := hM n (by omega)
  have := hK n (N + M + K) (by omega) (by omega)
  have := hN (N + M + K) (by omega)
  simp only [RatCauchy.const]
  grind

theorem exists_isLUB {s : Set ℝ} (hne : s.Nonempty) (hb : BddAbove s) : ∃ x, IsLUB s x := by
  obtain ⟨u, hu⟩ := hb
  obtain ⟨x, h₁, h₂⟩ := Real.exists_lub (fun x => x ∈ s) hne ⟨u, fun x hx => hu hx⟩
  exact ⟨x, fun y hy => h₁ y hy, fun v hv => h₂ v fun y hy => hv hy⟩

end Real
