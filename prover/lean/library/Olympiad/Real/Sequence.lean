module

public import Olympiad.Notation

/-!
# Cauchy sequences of rational numbers

Sums, products and inverses of Cauchy sequences, their preorder, and what `Real` needs to know of
them. The Cauchy condition is one-sided (`u m - u n < e` for all large `m` and `n` in either order),
which spares absolute values.
-/

@[expose] public noncomputable section

/-- A Cauchy sequence of rational numbers. -/
structure RatCauchy where
  /-- The terms. -/
  term : ℕ → ℚ
  /-- Late terms are close to each other. -/
  cauchy : ∀ e, 0 < e → ∃ N, ∀ m n, N ≤ m → N ≤ n → term m - term n < e

namespace RatCauchy

/-! ### Rational estimates -/

theorem rat_div_pos {a b : ℚ} (ha : 0 < a) (hb : 0 < b) : 0 < a / b := by
  rw [Rat.div_def]
  exact Rat.mul_pos ha (Rat.inv_pos.2 hb)

theorem rat_mul_lt {B d x y : ℚ} (h₁ : -B < x) (h₂ : x < B) (h₃ : -d < y) (h₄ : y < d) :
    x * y < B * d := by
  have := Rat.mul_pos (a := B - x) (b := d + y) (by grind) (by grind)
  have := Rat.mul_pos (a := B + x) (b := d - y) (by grind) (by grind)
  grind

/-- Products of bounded factors are close where the factors are close. -/
theorem rat_mul_sub_mul_lt {A B d e a a' b b' : ℚ} (h₁ : -A < a) (h₂ : a < A)
    (h₃ : -B < b') (h₄ : b' < B) (h₅ : b - b' < d) (h₆ : b' - b < d)
    (h₇ : a - a' < e) (h₈ : a' - a < e) : a * b - a' * b' < A * d + B * e := by
  have := rat_mul_lt (B := A) (d := d) (x := a) (y := b - b') h₁ h₂ (by grind) (by grind)
  have := rat_mul_lt (B := B) (d := e) (x := b') (y := a - a') h₃ h₄ (by grind) (by grind)
  grind

theorem exists_mul_eq_half {B e : ℚ} (hB : 0 < B) (he : 0 < e) : ∃ d, 0 < d ∧ B * d = e / 2 :=
  ⟨e / (2 * B), rat_div_pos he (by grind), by grind⟩

theorem rat_inv_sub_inv_lt {e d u v : ℚ} (he : 0 < e) (hu : e < u) (hv : e < v) (hd : 0 < d)
    (h : v - u < d * (e * e)) : u⁻¹ - v⁻¹ < d := by
  have hv₀ : 0 < v := by grind
  have := Rat.mul_pos (show 0 < u by grind) hv₀
  apply Classical.byContradiction
  intro hc
  have : 0 ≤ (u⁻¹ - v⁻¹ - d) * (u * v) := Rat.mul_nonneg (by grind) (by grind)
  have : (u⁻¹ - v⁻¹ - d) * (u * v) = v - u - d * (u * v) := by grind
  have := Rat.mul_pos (a := u - e) (b := v) (by grind) hv₀
  have := Rat.mul_pos (a := e) (b := v - e) he (by grind)
  have := Rat.mul_pos hd (show 0 < u * v - e * e by grind)
  grind

/-! ### Operations -/

/-- The constant sequence. -/
def const (q : ℚ) : RatCauchy := ⟨fun _ => q, fun e he => ⟨0, by grind⟩⟩

theorem bounded (a : RatCauchy) :
    ∃ B, 0 < B ∧ ∃ N, ∀ n, N ≤ n → -B < a.term n ∧ a.term n < B := by
  obtain ⟨N, hN⟩ := a.cauchy 1 (by grind)
  have close : ∀ n, N ≤ n → a.term n - a.term N < 1 ∧ a.term N - a.term n < 1 := fun n hn =>
    ⟨hN n N hn (Nat.le_refl _), hN N n (Nat.le_refl _) hn⟩
  by_cases h : 0 ≤ a.term N
  · exact ⟨a.term N + 1, by grind, N, fun n hn => by have := close n hn; grind⟩
  · exact ⟨1 - a.term N, by grind, N, fun n hn => by have := close n hn; grind⟩

/-- The sum, term by term. -/
def add (a b : RatCauchy) : RatCauchy where
  term n := a.term n + b.term n
  cauchy e he := by
    obtain ⟨N, hN⟩ := a.cauchy (e / 2) (by grind)
    obtain ⟨M, hM⟩ := b.cauchy (e / 2) (by grind)
    refine ⟨N + M, fun m n hm hn => ?_⟩
    have := hN m n (by omega) (by omega)
    have := hM m n (by omega) (by omega)
    grind

/-- The negative, term by term. -/
def neg (a : RatCauchy) : RatCauchy where
  term n := -a.term n
  cauchy e he := by
    obtain ⟨N, hN⟩ := a.cauchy e he
    exact ⟨N, fun m n hm hn => by have := hN n m hn hm; grind⟩

/-- The product, term by term. -/
def mul (a b : RatCauchy) : RatCauchy where
  term n := a.term n * b.term n
  cauchy e he := by
    obtain ⟨A, hA, N₁, h₁⟩ := a.bounded
    obtain ⟨B, hB, N₂, h₂⟩ := b.bounded
    obtain ⟨d, hd, _⟩ := exists_mul_eq_half hA he
    obtain ⟨d', hd', _⟩ := exists_mul_eq_half hB he
    obtain ⟨N₃, h₃⟩ := a.cauchy d' hd'
    obtain ⟨N₄, h₄⟩ := b.cauchy d hd
    refine ⟨N₁ + N₂ + N₃ + N₄, fun m n hm hn => ?_⟩
    have := rat_mul_sub_mul_lt (h₁ m (by omega)).1 (h₁ m (by omega)).2
      (h₂ n (by omega)).1 (h₂ n (by omega)).2
      (h₄ m n (by omega) (by omega)) (h₄ n m (by omega) (by omega))
      (h₃ m n (by omega) (by omega)) (h₃ n m (by omega) (by omega))
    grind

/-- The inverse, term by term, of a sequence that stays above a positive number. -/
def inv (a : RatCauchy) (h : ∃ e, 0 < e ∧ ∃ N, ∀ n, N ≤ n → e < a.term n) : RatCauchy where
  term n := (a.term n)⁻¹
  cauchy d hd := by
    obtain ⟨e, he, N, hN⟩ := h
    obtain ⟨M, hM⟩ := a.cauchy (d * (e * e)) (Rat.mul_pos hd (Rat.mul_pos he he))
    exact ⟨N + M, fun m n hm hn => rat_inv_sub_inv_lt he (hN m (by omega)) (hN n (by omega)) hd
      (hM n m (by omega) (by omega))⟩

/-! ### Order -/

/-- `a` exceeds `b` by less than any given positive number in the end: the limits satisfy `≤`. -/
protected def le (a b : RatCauchy) : Prop :=
  ∀ e, 0 < e → ∃ N, ∀ n, N ≤ n → a.term n - b.term n < e

theorem le_of_eventually {a b : RatCauchy} (N : ℕ) (h : ∀ n, N ≤ n → a.term n ≤ b.term n) :
    a.le b :=
  fun e he => ⟨N, fun n hn => by have := h n hn; grind⟩

protected theorem le_refl (a : RatCauchy) : a.le a := fun e he => ⟨0, fun n _ => by grind⟩

protected theorem le_trans {a b c : RatCauchy} (h₁ : a.le b) (h₂ : b.le c) : a.le c := by
  intro e he
  obtain ⟨N, hN⟩ := h₁ (e / 2) (by grind)
  obtain ⟨M, hM⟩ := h₂ (e / 2) (by grind)
  refine ⟨N + M, fun n hn => ?_⟩
  have := hN n (by omega)
  have := hM n (by omega)
  grind

/-- Where `a ≤ b` fails, the terms are apart by a fixed amount in the end. -/
theorem exists_gap {a b : RatCauchy} (h : ¬ a.le b) :
    ∃ e, 0 < e ∧ ∃ N, ∀ n, N ≤ n → e < a.term n - b.term n := by
  unfold RatCauchy.le at h
  simp only [Classical.not_forall, not_exists] at h
  obtain ⟨e, he, h⟩ := h
  obtain ⟨N, hN⟩ := a.cauchy (e / 3) (by grind)
  obtain ⟨M, hM⟩ := b.cauchy (e / 3) (by grind)
  obtain ⟨k, hk, _⟩ := h (N + M)
  refine ⟨e / 4, by grind, N + M, fun n hn => ?_⟩
  have := hN k n (by omega) (by omega)
  have := hM n k (by omega) (by omega)
  grind

theorem not_le_of_gap {a b : RatCauchy} {e : ℚ} (he : 0 < e) (N : ℕ)
    (h : ∀ n, N ≤ n → e < a.term n - b.term n) : ¬ a.le b := fun hle => by
  obtain ⟨M, hM⟩ := hle e he
  have := h (N + M) (by omega)
  have := hM (N + M) (by omega)
  grind

protected theorem le_total (a b : RatCauchy) : a.le b ∨ b.le a := by
  by_cases h : a.le b
  · exact .inl h
  · obtain ⟨e, he, N, hN⟩ := exists_gap h
    exact .inr (le_of_eventually N fun n hn => by have := hN n hn; grind)

theorem add_le_add {a b c d : RatCauchy} (h₁ : a.le b) (h₂ : c.le d) :
    (a.add c).le (b.add d) := by
  intro e he
  obtain ⟨N, hN⟩ := h₁ (e / 2) (by grind)
  obtain ⟨M, hM⟩ := h₂ (e / 2) (by grind)
  refine ⟨N + M, fun n hn => ?_⟩
  have := hN n (by omega)
  have := hM n (by omega)
  simp only [add]
  grind

theorem neg_le_neg {a b : RatCauchy} (h : a.le b) : b.neg.le a.neg := by
  intro e he
  obtain ⟨N, hN⟩ := h e he
  exact ⟨N, fun n hn => by have := hN n hn; simp only [neg]; grind⟩

theorem mul_le_mul_of_equiv {a a' b b' : RatCauchy} (h₁ : a.le a') (h₂ : a'.le a) (h₃ : b.le b')
    (h₄ : b'.le b) : (a.mul b).le (a'.mul b') := by
  intro e he
  obtain ⟨A, hA, N₁, k₁⟩ := a.bounded
  obtain ⟨B, hB, N₂, k₂⟩ := b'.bounded
  obtain ⟨d, hd, _⟩ := exists_mul_eq_half hA he
  obtain ⟨d', hd', _⟩ := exists_mul_eq_half hB he
  obtain ⟨N₃, k₃⟩ := h₁ d' hd'
  obtain ⟨N₄, k₄⟩ := h₂ d' hd'
  obtain ⟨N₅, k₅⟩ := h₃ d hd
  obtain ⟨N₆, k₆⟩ := h₄ d hd
  refine ⟨N₁ + N₂ + N₃ + N₄ + N₅ + N₆, fun n hn => ?_⟩
  have := rat_mul_sub_mul_lt (k₁ n (by omega)).1 (k₁ n (by omega)).2
    (k₂ n (by omega)).1 (k₂ n (by omega)).2 (k₅ n (by omega)) (k₆ n (by omega))
    (k₃ n (by omega)) (k₄ n (by omega))
  simp only [mul]
  grind

/-- Sequences with the same limit. -/
instance setoid : Setoid RatCauchy where
  r a b := a.le b ∧ b.le a
  iseqv := ⟨fun a => ⟨a.le_refl, a.le_refl⟩, fun h => ⟨h.2, h.1⟩,
    fun h₁ h₂ => ⟨RatCauchy.le_trans h₁.1 h₂.1, RatCauchy.le_trans h₂.2 h₁.2⟩⟩

theorem equiv_of_eventually_eq {a b : RatCauchy} (N : ℕ)
    (h : ∀ n, N ≤ n → a.term n = b.term n) : a ≈ b :=
  ⟨le_of_eventually N fun n hn => by have := h n hn; grind,
    le_of_eventually N fun n hn => by have := h n hn; grind⟩

end RatCauchy
