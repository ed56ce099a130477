module

public import Olympiad.Nat.Parity
public import Init.Data.Nat.Gcd

/-!
# Prime numbers

`Nat.Prime` under Mathlib's names. `Nat.minFac` divides by odd numbers up to the square root, in a form
that the kernel computes: `decide +kernel` settles the primality of numbers of six digits and more.
-/

@[expose] public section

/-- `a` has an inverse. -/
def IsUnit {α : Type u} [Mul α] [OfNat α 1] (a : α) : Prop := ∃ b, a * b = 1

/-- `p` is no unit, and one factor of each of its factorisations is. -/
structure Irreducible {α : Type u} [Mul α] [OfNat α 1] (p : α) : Prop where
  not_isUnit : ¬ IsUnit p
  isUnit_or_isUnit : ∀ ⦃a b : α⦄, p = a * b → IsUnit a ∨ IsUnit b

/-- `p` is neither zero nor a unit, and divides a factor of each product it divides. -/
def Prime {α : Type u} [Mul α] [Dvd α] [OfNat α 0] [OfNat α 1] (p : α) : Prop :=
  p ≠ 0 ∧ ¬ IsUnit p ∧ ∀ a b, p ∣ a * b → p ∣ a ∨ p ∣ b

/-- Some combination of `a` and `b` is 1. -/
def IsCoprime {α : Type u} [Add α] [Mul α] [OfNat α 1] (a b : α) : Prop := ∃ u v, u * a + v * b = 1

theorem Int.gcd_eq_one_of_isCoprime {a b : Int} (h : IsCoprime a b) : Int.gcd a b = 1 := by
  obtain ⟨u, v, h⟩ := h
  have d : (Int.gcd a b : Int) ∣ 1 := h ▸ Int.dvd_add
    (Int.dvd_mul_of_dvd_right (Int.gcd_dvd_left ..)) (Int.dvd_mul_of_dvd_right (Int.gcd_dvd_right ..))
  exact Nat.dvd_one.1 (Int.natCast_dvd_natCast.1 (by simpa using d))

namespace Nat
variable {p q m n a b : Nat}

/-- `p` is a prime number. -/
@[pp_nodot]
def Prime (p : Nat) : Prop := Irreducible p

theorem isUnit_iff {n : Nat} : IsUnit n ↔ n = 1 :=
  ⟨fun ⟨_, h⟩ => Nat.eq_one_of_mul_eq_one_right h, fun h => ⟨1, by rw [h]⟩⟩

theorem prime_def : Prime p ↔ 2 ≤ p ∧ ∀ m, m ∣ p → m = 1 ∨ m = p := by
  constructor
  · intro h
    have one : p ≠ 1 := fun e => h.not_isUnit (isUnit_iff.2 e)
    have zero : p ≠ 0 := fun e => by
      have := h.isUnit_or_isUnit (show p = 0 * 0 by rw [e])
      simp [isUnit_iff] at this
    refine ⟨by omega, fun m ⟨k, e⟩ => ?_⟩
    rcases h.isUnit_or_isUnit e with u | u
    · exact .inl (isUnit_iff.1 u)
    · rw [isUnit_iff.1 u, Nat.mul_one] at e
      exact .inr e.symm
  · rintro ⟨two, h⟩
    refine ⟨fun u => by have := isUnit_iff.1 u; omega, fun a b e => ?_⟩
    rcases h a ⟨b, e⟩ with rfl | rfl
    · exact .inl (isUnit_iff.2 rfl)
    · exact .inr (isUnit_iff.2 (Nat.eq_of_mul_eq_mul_left (by omega : 0 < a) (by omega)))

theorem prime_def_lt'' : Prime p ↔ 2 ≤ p ∧ ∀ m, m ∣ p → m = 1 ∨ m = p := prime_def

namespace Prime

@[grind →] theorem two_le (h : Prime p) : 2 ≤ p := (prime_def.1 h).1
theorem one_lt (h : Prime p) : 1 < p := h.two_le
theorem one_le (h : Prime p) : 1 ≤ p := Nat.le_of_lt h.two_le
theorem pos (h : Prime p) : 0 < p := Nat.lt_of_lt_of_le Nat.two_pos h.two_le
theorem ne_zero (h : Prime p) : p ≠ 0 := Nat.ne_of_gt h.pos
theorem ne_one (h : Prime p) : p ≠ 1 := Nat.ne_of_gt h.two_le

theorem eq_one_or_self_of_dvd (h : Prime p) (m : Nat) (d : m ∣ p) : m = 1 ∨ m = p :=
  (prime_def.1 h).2 m d

theorem coprime_iff_not_dvd (h : Prime p) : Nat.Coprime p n ↔ ¬ p ∣ n := by
  refine ⟨fun c d => h.ne_one (c.eq_one_of_dvd d), fun n => ?_⟩
  rcases h.eq_one_or_self_of_dvd _ (Nat.gcd_dvd_left p _) with e | e
  · exact e
  · exact absurd (e ▸ Nat.gcd_dvd_right p _) n

theorem dvd_mul (h : Prime p) : p ∣ a * b ↔ p ∣ a ∨ p ∣ b := by
  refine ⟨fun d => ?_, fun d => d.elim (Nat.dvd_mul_right_of_dvd · b) (Nat.dvd_mul_left_of_dvd · a)⟩
  by_cases k : p ∣ a
  · exact .inl k
  · exact .inr ((h.coprime_iff_not_dvd.2 k).dvd_of_dvd_mul_left d)

theorem dvd_of_dvd_pow (h : Prime p) (d : p ∣ m ^ n) : p ∣ m := by
  induction n with
  | zero => exact absurd (Nat.dvd_one.1 d) h.ne_one
  | succ n ih => exact (h.dvd_mul.1 (by rwa [Nat.pow_succ] at d)).elim ih id

theorem dvd_pow_iff (h : Prime p) (k : n ≠ 0) : p ∣ m ^ n ↔ p ∣ m :=
  ⟨h.dvd_of_dvd_pow, fun d => Nat.dvd_trans d
    ⟨m ^ (n - 1), by rw [← Nat.pow_succ']; congr; omega⟩⟩

theorem dvd_of_pow_dvd (h : n ≠ 0) (d : p ^ n ∣ m) : p ∣ m :=
  Nat.dvd_trans ⟨p ^ (n - 1), by rw [← Nat.pow_succ']; congr; omega⟩ d

theorem eq_two_or_odd (h : Prime p) : p = 2 ∨ p % 2 = 1 := by
  by_cases e : p % 2 = 1
  · exact .inr e
  · exact .inl ((h.eq_one_or_self_of_dvd 2 (by omega)).resolve_left (by decide)).symm

theorem eq_two_or_odd' (h : Prime p) : p = 2 ∨ Odd p := by
  rw [odd_iff]; exact h.eq_two_or_odd

theorem even_iff (h : Prime p) : Even p ↔ p = 2 := by
  have := h.eq_two_or_odd
  rw [Nat.even_iff]
  omega

theorem odd_of_ne_two (h : Prime p) (n : p ≠ 2) : Odd p := h.eq_two_or_odd'.resolve_left n

end Prime

theorem coprime_primes (hp : Prime p) (hq : Prime q) : Nat.Coprime p q ↔ p ≠ q := by
  rw [hp.coprime_iff_not_dvd]
  exact ⟨fun h e => h (e ▸ Nat.dvd_refl _), fun h d =>
    (hq.eq_one_or_self_of_dvd p d).elim hp.ne_one h⟩

theorem prime_dvd_prime_iff_eq (hp : Prime p) (hq : Prime q) : p ∣ q ↔ p = q :=
  ⟨fun d => (hq.eq_one_or_self_of_dvd p d).resolve_left hp.ne_one, fun e => e ▸ Nat.dvd_refl _⟩

theorem not_prime_zero : ¬ Prime 0 := fun h => h.ne_zero rfl
theorem not_prime_one : ¬ Prime 1 := fun h => h.ne_one rfl

theorem not_prime_mul (ha : a ≠ 1) (hb : b ≠ 1) : ¬ Prime (a * b) := fun h => by
  have := h.isUnit_or_isUnit rfl
  simp only [isUnit_iff] at this
  omega

/-! ### The least factor -/

/-- The least divisor of `n` from `k` on in steps of 2, where it is at most `√n`, otherwise `n`. -/
def minFacAux (n : Nat) : (fuel : Nat) → (k : Nat) → Nat
  | 0, _ => n
  | fuel + 1, k =>
    bif Nat.blt n (k * k) then n else bif Nat.beq (n % k) 0 then k else minFacAux n fuel (k + 2)

/-- The least prime factor; `minFac 0 = 2`, `minFac 1 = 1`. -/
def minFac (n : Nat) : Nat := bif Nat.beq (n % 2) 0 then 2 else minFacAux n n 3

/-- `m` is the least divisor of `n` above 1. -/
def IsMinFac (n m : Nat) : Prop := m ∣ n ∧ 2 ≤ m ∧ ∀ d, 2 ≤ d → d ∣ n → m ≤ d

theorem minFacAux_spec (two : 2 ≤ n) (odd : n % 2 = 1) (fuel k : Nat) (hk : 3 ≤ k) (ok : k % 2 = 1)
    (enough : n < k + fuel) (none : ∀ d, 2 ≤ d → d ∣ n → k ≤ d) : IsMinFac n (minFacAux n fuel k) := by
  induction fuel generalizing k with
  | zero => have := none n two (Nat.dvd_refl n); omega
  | succ fuel ih =>
    rw [minFacAux]
    rcases c : Nat.blt n (k * k) with _ | _
    · rcases e : Nat.beq (n % k) 0 with _ | _
      · refine ih (k + 2) (by omega) (by omega) (by omega) fun d hd dvd => ?_
        have := none d hd dvd
        have ne : d ≠ k := fun e' => by
          subst e'
          rw [Nat.mod_eq_zero_of_dvd dvd] at e
          cases e
        have : d % 2 = 1 := by
          obtain ⟨c, rfl⟩ := dvd
          exact odd_iff.1 (odd_mul.1 (odd_iff.2 odd)).1
        omega
      · show IsMinFac n k
        exact ⟨Nat.dvd_of_mod_eq_zero (Nat.eq_of_beq_eq_true e), by omega, none⟩
    · show IsMinFac n n
      refine ⟨Nat.dvd_refl n, two, fun d hd dvd => ?_⟩
      have c : n < k * k := by simpa [Nat.blt] using c
      obtain ⟨c', e⟩ := dvd
      have := none d hd ⟨c', e⟩
      by_cases one : c' = 1
      · subst one; omega
      · have := none c' (by rcases c' with _ | _ | c' <;> omega) ⟨d, by rw [e, Nat.mul_comm]⟩
        have := Nat.mul_le_mul (none d hd ⟨c', e⟩) this
        omega

theorem minFac_spec (two : 2 ≤ n) : IsMinFac n (minFac n) := by
  rw [minFac]
  rcases e : Nat.beq (n % 2) 0 with _ | _
  · have odd : n % 2 = 1 := by
      rcases Nat.mod_two_eq_zero_or_one n with h | h
      · rw [h] at e; cases e
      · exact h
    refine minFacAux_spec two odd n 3 (Nat.le_refl 3) rfl (by omega) fun d hd dvd => ?_
    have : d ≠ 2 := fun e => by subst e; omega
    omega
  · exact ⟨Nat.dvd_of_mod_eq_zero (Nat.eq_of_beq_eq_true e), Nat.le_refl 2, fun _ h _ => h⟩

theorem minFac_dvd (n : Nat) : minFac n ∣ n := by
  match n with
  | 0 => exact Nat.dvd_zero _
  | 1 => exact Nat.dvd_refl 1
  | n + 2 => exact (minFac_spec (by omega)).1

theorem minFac_le_of_dvd (two : 2 ≤ m) (d : m ∣ n) : minFac n ≤ m := by
  match n with
  | 0 => exact two
  | 1 => have := Nat.dvd_one.1 d; omega
  | n + 2 => exact (minFac_spec (by omega)).2.2 m two d

theorem prime_def_minFac : Prime n ↔ 2 ≤ n ∧ minFac n = n := by
  refine ⟨fun h => ⟨h.two_le, ?_⟩, fun ⟨two, h⟩ => prime_def.2 ⟨two, fun m d => ?_⟩⟩
  · have := (minFac_spec h.two_le).2.1
    exact (h.eq_one_or_self_of_dvd _ (minFac_dvd n)).resolve_left (by omega)
  · rcases Nat.lt_or_ge m 2 with lt | ge
    · have := Nat.pos_of_dvd_of_pos d (by omega); omega
    · have := minFac_le_of_dvd ge d
      have := Nat.le_of_dvd (by omega) d
      omega

instance decidablePrime (n : Nat) : Decidable (Prime n) := decidable_of_iff _ prime_def_minFac.symm

theorem minFac_prime (h : n ≠ 1) : Prime (minFac n) := by
  match n with
  | 0 => exact prime_def_minFac.2 ⟨Nat.le_refl 2, rfl⟩
  | n + 2 =>
    have s := minFac_spec (n := n + 2) (by omega)
    have two := s.2.1
    refine prime_def.2 ⟨two, fun m d => ?_⟩
    rcases Nat.lt_or_ge m 2 with lt | ge
    · have := Nat.pos_of_dvd_of_pos d (by omega); omega
    · have := s.2.2 m ge (Nat.dvd_trans d s.1)
      have := Nat.le_of_dvd (by omega) d
      omega

theorem exists_prime_and_dvd (h : n ≠ 1) : ∃ p, Prime p ∧ p ∣ n :=
  ⟨minFac n, minFac_prime h, minFac_dvd n⟩

theorem prime_two : Prime 2 := by decide
theorem prime_three : Prime 3 := by decide
theorem prime_five : Prime 5 := by decide

theorem Coprime.of_forall_prime (h : ∀ p, Prime p → p ∣ m → ¬ p ∣ n) : Nat.Coprime m n :=
  Classical.byContradiction fun c => by
    obtain ⟨p, hp, d⟩ := exists_prime_and_dvd c
    exact h p hp (Nat.dvd_trans d (Nat.gcd_dvd_left m n)) (Nat.dvd_trans d (Nat.gcd_dvd_right m n))

end Nat

/-! ### Integers -/

theorem Int.Prime.dvd_mul' {p : Nat} {a b : Int} (h : Nat.Prime p) (d : (p : Int) ∣ a * b) :
    (p : Int) ∣ a ∨ (p : Int) ∣ b := by
  simp only [← Int.natAbs_dvd_natAbs, Int.natAbs_natCast, Int.natAbs_mul] at d ⊢
  exact h.dvd_mul.1 d

theorem Int.Prime.dvd_pow' {p n : Nat} {a : Int} (h : Nat.Prime p) (d : (p : Int) ∣ a ^ n) :
    (p : Int) ∣ a := by
  induction n with
  | zero =>
    have : p ∣ 1 := by simpa [← Int.natAbs_dvd_natAbs] using d
    exact absurd (Nat.dvd_one.1 this) h.ne_one
  | succ n ih => exact (Int.Prime.dvd_mul' h (Int.pow_succ .. ▸ d)).elim ih id
