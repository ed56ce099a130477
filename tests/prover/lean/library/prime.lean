import Olympiad

/-! Prime numbers: computation and the lemmas. -/

example : Nat.Prime 2 := by decide
example : Nat.Prime 97 := by decide
example : ¬ Nat.Prime 91 := by decide
example : Nat.Prime 7919 := by decide +kernel
example : Nat.Prime 999983 := by decide +kernel
example : ¬ Nat.Prime 999981 := by decide +kernel
example : Nat.Prime 100000007 := by decide +kernel
example : ¬ Nat.Prime 0 := by decide
example : ¬ Nat.Prime 1 := by decide
example : Nat.minFac 9991 = 97 := by decide +kernel
example : (Finset.filter Nat.Prime (Finset.range 100)).card = 25 := by decide +kernel

example (p : Nat) (h : Nat.Prime p) : 2 ≤ p := h.two_le
example (p : Nat) (h : Nat.Prime p) (k : p ∣ 12) (n : p ≠ 2) : p = 3 := by
  rcases h.dvd_mul.1 (show p ∣ 4 * 3 from k) with k | k
  · exact absurd ((Nat.prime_dvd_prime_iff_eq h Nat.prime_two).1 (h.dvd_of_dvd_pow (n := 2) k)) n
  · exact (Nat.prime_dvd_prime_iff_eq h Nat.prime_three).1 k
example (p a b : Nat) (h : Nat.Prime p) (d : p ∣ a * b) (n : ¬ p ∣ a) : p ∣ b :=
  (h.dvd_mul.1 d).resolve_left n
example (p a : Nat) (h : Nat.Prime p) (d : p ∣ a ^ 5) : p ∣ a := h.dvd_of_dvd_pow d
example (p : Nat) (a : Int) (h : Nat.Prime p) : (p : Int) ∣ a ↔ (p : Int) ∣ a ^ 2 :=
  ⟨fun d => by rw [Int.pow_succ]; exact Int.dvd_mul_of_dvd_right d, Int.Prime.dvd_pow' h⟩
example (p : Nat) (h : Nat.Prime p) (e : Even p) : p = 2 := h.even_iff.1 e
example (p q : Nat) (hp : Nat.Prime p) (hq : Nat.Prime q) (n : p ≠ q) : Nat.gcd p q = 1 :=
  (Nat.coprime_primes hp hq).2 n
example (n : Nat) (h : 2 ≤ n) : ∃ p, Nat.Prime p ∧ p ∣ n := Nat.exists_prime_and_dvd (by omega)
example (p : Nat) (h : Nat.Prime p) : ¬ IsUnit p := h.not_isUnit
example (p : Nat) [h : Fact (Nat.Prime p)] : 2 ≤ p := h.out.two_le
example : IsCoprime (3 : Int) 5 := ⟨2, -1, by decide⟩
example (a b : Int) (h : IsCoprime a b) : Int.gcd a b = 1 := Int.gcd_eq_one_of_isCoprime h
example : {p : Nat | Nat.Prime p}.Infinite := Set.infinite_of_forall_exists_gt fun a => by
  obtain ⟨p, h, k⟩ := Nat.exists_infinite_primes (a + 1)
  exact ⟨p, k, h⟩
