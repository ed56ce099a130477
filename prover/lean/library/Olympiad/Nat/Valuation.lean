module

public import Olympiad.Nat.Prime

/-!
# Multiplicities

`padicValNat`, `padicValInt` and `Nat.factorization` under Mathlib's names, by repeated division.
-/

@[expose] public noncomputable section

/-- How often `p` divides `n`; `fuel` bounds the count. -/
def padicValNatAux (p : Nat) : (fuel n : Nat) → Nat
  | 0, _ => 0
  | fuel + 1, n => bif Nat.beq (n % p) 0 then padicValNatAux p fuel (n / p) + 1 else 0

/-- The exponent of the greatest power of `p` that divides `n`; 0 for `p = 1` and for `n = 0`. -/
def padicValNat (p n : Nat) : Nat :=
  bif Nat.beq p 1 || Nat.beq n 0 then 0 else padicValNatAux p n n

/-- The exponent of the greatest power of `p` that divides `n`; 0 for `p = 1` and for `n = 0`. -/
def padicValInt (p : Nat) (n : Int) : Nat := padicValNat p n.natAbs

/-- The exponent of the prime `p` in the factorisation of `n`; 0 where `p` is not prime. -/
def Nat.factorization (n p : Nat) : Nat := if Nat.Prime p then padicValNat p n else 0

theorem pow_dvd_iff_le_padicValNatAux {p : Nat} (hp : 2 ≤ p) (fuel n k : Nat) (pos : 0 < n)
    (h : n ≤ fuel) : p ^ k ∣ n ↔ k ≤ padicValNatAux p fuel n := by
  induction fuel generalizing n k with
  | zero => omega
  | succ fuel ih =>
    rw [padicValNatAux]
    match k with
    | 0 => simp
    | k + 1 =>
      rcases c : Nat.beq (n % p) 0 with _ | _
      · show p ^ (k + 1) ∣ n ↔ k + 1 ≤ 0
        refine iff_of_false (fun d => ?_) (by omega)
        have : p ∣ n := Nat.dvd_trans ⟨p ^ k, by rw [Nat.pow_succ, Nat.mul_comm]⟩ d
        rw [Nat.mod_eq_zero_of_dvd this] at c
        cases c
      · obtain ⟨m, rfl⟩ := Nat.dvd_of_mod_eq_zero (Nat.eq_of_beq_eq_true c)
        have p0 : 0 < p := by omega
        have m0 : 0 < m := Nat.pos_of_mul_pos_left pos
        have := Nat.mul_le_mul_right m hp
        show p ^ (k + 1) ∣ p * m ↔ k + 1 ≤ padicValNatAux p fuel (p * m / p) + 1
        rw [Nat.mul_div_cancel_left m p0, Nat.pow_succ, Nat.mul_comm, Nat.mul_dvd_mul_iff_left p0,
          ih m k m0 (by omega)]
        omega

theorem padicValNat_dvd_iff_le {p n k : Nat} (hp : 2 ≤ p) (hn : n ≠ 0) :
    p ^ k ∣ n ↔ k ≤ padicValNat p n := by
  have c : (Nat.beq p 1 || Nat.beq n 0) = false := by
    have : p ≠ 1 := by omega
    simp [← Bool.not_eq_true, this, hn]
  rw [padicValNat, c]
  exact pow_dvd_iff_le_padicValNatAux hp n n k (by omega) (Nat.le_refl n)

theorem pow_padicValNat_dvd {p n : Nat} : p ^ padicValNat p n ∣ n := by
  by_cases hn : n = 0
  · rw [hn]; exact Nat.dvd_zero _
  · match p with
    | 0 =>
      have : padicValNat 0 n = 0 := by
        rw [padicValNat]
        obtain ⟨m, rfl⟩ := Nat.exists_eq_succ_of_ne_zero hn
        show padicValNatAux 0 (m + 1) (m + 1) = 0
        rw [padicValNatAux, Nat.mod_zero]
        rfl
      rw [this]; exact Nat.one_dvd n
    | 1 => rw [Nat.one_pow]; exact Nat.one_dvd n
    | p + 2 => exact (padicValNat_dvd_iff_le (by omega) hn).2 (Nat.le_refl _)

theorem padicValNat.mul {p a b : Nat} (hp : Nat.Prime p) (ha : a ≠ 0) (hb : b ≠ 0) :
    padicValNat p (a * b) = padicValNat p a + padicValNat p b := by
  have two := hp.two_le
  have ab := Nat.mul_ne_zero ha hb
  apply Nat.le_antisymm
  · refine Nat.le_of_lt_succ (Nat.lt_of_not_le fun le => ?_)
    have d := (padicValNat_dvd_iff_le two ab).2 le
    obtain ⟨x, hx⟩ := pow_padicValNat_dvd (p := p) (n := a)
    obtain ⟨y, hy⟩ := pow_padicValNat_dvd (p := p) (n := b)
    have pos : 0 < p ^ (padicValNat p a + padicValNat p b) := Nat.pow_pos hp.pos
    have e : a * b = p ^ (padicValNat p a + padicValNat p b) * (x * y) := by
      rw [Nat.pow_add]
      have : a * b = (p ^ padicValNat p a * x) * (p ^ padicValNat p b * y) := by rw [← hx, ← hy]
      grind
    rw [e, Nat.pow_succ, Nat.mul_dvd_mul_iff_left pos] at d
    rcases hp.dvd_mul.1 d with ⟨z, rfl⟩ | ⟨z, rfl⟩
    · have : p ^ (padicValNat p a + 1) ∣ a := ⟨z, by rw [Nat.pow_succ]; grind⟩
      have := (padicValNat_dvd_iff_le two ha).1 this
      omega
    · have : p ^ (padicValNat p b + 1) ∣ b := ⟨z, by rw [Nat.pow_succ]; grind⟩
      have := (padicValNat_dvd_iff_le two hb).1 this
      omega
  · refine (padicValNat_dvd_iff_le two ab).1 ?_
    rw [Nat.pow_add]
    exact Nat.mul_dvd_mul pow_padicValNat_dvd pow_padicValNat_dvd
