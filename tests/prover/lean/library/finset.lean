import Olympiad

/-! Finite sets: notation, membership, computation, cardinality. -/

open BigOperators

example : (Finset.filter (fun n => 5 ∣ n) (Finset.Icc 15 85)).card = 15 := by decide +kernel
example : (Finset.filter (fun n => 5 ∣ n) (Finset.Icc 15 85)).card = 15 := by rfl
example : Finset.card (Finset.filter (fun x => x % 19 = 7) (Finset.Icc 100 999)) = 48 := by
  decide +kernel
example : (Finset.filter (fun n => 6 ∣ 4 * ↑n - (2 : Int)) (Finset.range 60)).card = 20 := by
  decide +kernel
example : ({n ∈ Finset.range 10 | n % 2 = 0} : Finset Nat).card = 5 := by decide
example : {n ∈ Finset.range 10 | n % 2 = 0}.card = 5 := by decide
example : {n ∈ Finset.range 3 | n % 2 = 0} = {0, 2} := by decide
example : ({i | i.val < 2} : Finset (Fin 5)).card = 2 := by decide
example : ({1, 2, 2, 3} : Finset Nat).card = 3 := by decide
example : (({1, 2} : Finset Nat) ∪ {2, 3}) = {3, 1, 2} := by decide
example : (({1, 2} : Finset Nat) ∩ {2, 3}) = {2} := by decide
example : (({1, 2} : Finset Nat) \ {2, 3}) = {1} := by decide
example : (Finset.range 4).image (· % 2) = {0, 1} := by decide
example : (Finset.range 5 ×ˢ Finset.range 5).card = 25 := by simp
example : ((Finset.range 20 ×ˢ Finset.range 20).filter fun p => p.1 * p.2 = 12).card = 6 := by
  decide +kernel
example : Finset.Icc (-3 : Int) 3 ⊆ Finset.Icc (-5) 5 := by decide
example : ∀ n ∈ Finset.range 20, n ^ 2 % 4 ≤ 1 := by decide
example : ∃ n ∈ Finset.Ioc 3 9, n % 7 = 2 := by decide
example : Fintype.card (Fin 4 × Bool) = 8 := by decide
example : ∀ x y : Fin 4, x + y = y + x := by decide
example : (Finset.Icc 3 17).card = 15 := by simp
example : Finset.Nonempty ({1} : Finset Nat) := ⟨1, by simp⟩

section
open Finset
example : #{n ∈ range 10 | 3 ∣ n} = 4 := by decide
end

/-! Sets described by a condition. -/

example (S : Finset Nat) (h : ∀ x, x ∈ S ↔ 0 < x ∧ x ^ 2 + 4 * x + 4 < 20) : S.card = 2 := by
  rw [Finset.eq_filter_range h 20 (by intro n k; have := k.2; grind)]
  decide
example (S : Finset Int) (h : ∀ x, x ∈ S ↔ -3 < x ∧ 2 * x < 5) : S.card = 5 := by
  rw [Finset.eq_filter_Icc h (-2) 2 (by omega)]
  decide
example (s t : Finset Nat) (h : s ⊆ t) : s ∪ t = t := by ext; grind
example (s t : Finset Nat) (h : s ⊆ t) : s.card ≤ t.card := Finset.card_le_card h
example (s : Finset Nat) (h : s.card = 0) : s = ∅ := by simpa using h
example (f : Nat → Nat) (h : ∀ n, f n < 5) : ∃ m n, m ≠ n ∧ f m = f n := by
  obtain ⟨x, -, y, -, n, e⟩ := Finset.exists_ne_map_eq_of_card_lt_of_maps_to (s := Finset.range 6)
    (t := Finset.range 5) (f := f) (by decide) (by simp [h])
  exact ⟨x, y, n, e⟩

/-! Finite and infinite sets. -/

example : {n : Nat | n < 5}.ncard = 5 := by
  rw [Set.ncard_eq_card (Finset.range 5) (by simp)]
  rfl
example : {n : Nat | n % 2 = 0}.Infinite :=
  Set.infinite_of_forall_exists_gt fun a => ⟨2 * a + 2, by simp, by omega⟩
example (f : Nat → Nat) [Fintype (f ⁻¹' {7})] (h : f 3 = 7) : 3 ∈ (f ⁻¹' {7}).toFinset := by
  simp [h]

/-! By enumeration. -/

example (S : Finset Nat) (h : ∀ n, n ∈ S ↔ n ∣ 36) : ∑ k ∈ S, k = 91 := by
  enumerate h below 37
example (S : Finset Nat) (h : ∀ n, n ∈ S ↔ 2 ≤ n ∧ 71 ≡ 10 [MOD n]) : S.card = 1 := by
  enumerate h below 72
example (S : Finset Int) (h : ∀ n, n ∈ S ↔ -3 ≤ n ∧ n < 4) : S.card = 7 := by
  enumerate h from (-3) to 3
example (S : Finset Nat) (h : ∀ n, n ∈ S ↔ 5 < n) : S = S := by
  fail_if_success enumerate h below 10
  rfl
example : IsLeast {n : Nat | 0 < n ∧ n % 3 = 2 ∧ n % 5 = 3} 8 := by decide +kernel
example : ¬ IsLeast {n : Nat | n % 3 = 2} 5 := by decide +kernel
example : IsGreatest {n : Nat | 2 ^ n ∣ 720} 4 :=
  ⟨by decide +kernel, fun _ h => Nat.le_of_pow_dvd (by decide +kernel) h⟩
example (S : Set Nat) (u : Nat) (h : ∀ n : Nat, n ∈ S ↔ 0 < n ∧ n % 5 = 2) (k : IsLeast S u) :
    u = 2 :=
  Nat.eq_of_isLeast k 2 (by simp [h]) (by simp [h]; decide)
example (σ : Nat ≃ Nat) (h : ∀ n, σ.1 n = n) : σ.2 5 = 5 := by simp [h]

/-! Subsets, extreme elements. -/

example : (Finset.range 4).powerset.card = 16 := by decide
example : (Finset.powersetCard 2 (Finset.range 5)).card = 10 := by decide +kernel
example : ((Finset.range 6).powerset.filter fun s => ∑ x ∈ s, x = 5).card = 6 := by decide +kernel
example (s : Finset Int) (h : s.Nonempty) : s.min' h ≤ s.max' h :=
  Finset.min'_le s _ (Finset.max'_mem s h)
