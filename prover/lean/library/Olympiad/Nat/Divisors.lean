module

public import Olympiad.Finset.Order
public import Olympiad.Nat.Prime
public import Olympiad.Nat.Sqrt

/-!
# Divisors

`Nat.divisors`, `Nat.properDivisors`, `Nat.primeFactors` and `Nat.totient` under Mathlib's names. The
divisors of `n` are listed in `√n` steps, so that the kernel can sum and count those of large numbers.
-/

@[expose] public noncomputable section

namespace Nat
variable {d m n : Nat}

/--
The divisors of `n` from 1 to `k`, in front of `acc`. By the recursors themselves: that is several times
faster in the kernel than what the equation compiler makes.
-/
def divisorsUpTo (n k : Nat) : List Nat → List Nat :=
  Nat.rec (motive := fun _ => List Nat → List Nat) (fun acc => acc)
    (fun k ih acc => Bool.rec (motive := fun _ => List Nat) (ih acc) (ih (succ k :: acc))
      (Nat.beq (Nat.mod n (succ k)) 0)) k

theorem divisorsUpTo_succ (n k : Nat) (acc : List Nat) : divisorsUpTo n (k + 1) acc =
    divisorsUpTo n k (if n % (k + 1) = 0 then (k + 1) :: acc else acc) := by
  show Bool.rec (motive := fun _ => List Nat) (divisorsUpTo n k acc) (divisorsUpTo n k ((k + 1) :: acc))
    (Nat.beq (n % (k + 1)) 0) = _
  rcases h : Nat.beq (n % (k + 1)) 0 with _ | _
  · rw [if_neg fun e => by rw [e] at h; cases h]
  · rw [if_pos (Nat.eq_of_beq_eq_true h)]

theorem mem_divisorsUpTo {k : Nat} {acc : List Nat} :
    d ∈ divisorsUpTo n k acc ↔ (d ≠ 0 ∧ d ≤ k ∧ d ∣ n) ∨ d ∈ acc := by
  induction k generalizing acc with
  | zero => exact ⟨.inr, fun h => h.resolve_left (by omega)⟩
  | succ k ih =>
    rw [divisorsUpTo_succ, ih, Nat.dvd_iff_mod_eq_zero]
    split <;> grind

theorem nodup_divisorsUpTo {k : Nat} {acc : List Nat} (h : acc.Nodup) (lt : ∀ a, a ∈ acc → k < a) :
    (divisorsUpTo n k acc).Nodup := by
  induction k generalizing acc with
  | zero => exact h
  | succ k ih =>
    rw [divisorsUpTo_succ]
    split
    · refine ih (List.nodup_cons.2 ⟨fun m => Nat.lt_irrefl _ (lt _ m), h⟩) fun a m => ?_
      rcases List.mem_cons.1 m with rfl | m
      · omega
      · have := lt a m; omega
    · exact ih h fun a m => by have := lt a m; omega

/-- The divisors of `n` up to its square root; none for 0. -/
def smallDivisors (n : Nat) : List Nat := divisorsUpTo n (sqrt n) []

theorem nodup_smallDivisors (n : Nat) : (smallDivisors n).Nodup :=
  nodup_divisorsUpTo .nil (by simp)

/-- The divisors of `n` above its square root. -/
def largeDivisors (n : Nat) : List Nat :=
  ((smallDivisors n).filter fun d => !Nat.beq (d * d) n).map (n / ·)

theorem mem_smallDivisors : d ∈ smallDivisors n ↔ d ≠ 0 ∧ d ∣ n ∧ d * d ≤ n := by
  rw [smallDivisors, mem_divisorsUpTo, le_sqrt]
  simp only [List.not_mem_nil, or_false]
  grind

theorem mem_largeDivisors : d ∈ largeDivisors n ↔ n ≠ 0 ∧ d ∣ n ∧ n < d * d := by
  simp only [largeDivisors, List.mem_map, List.mem_filter, mem_smallDivisors,
    Bool.not_eq_true', ← Bool.not_eq_true, Nat.beq_eq]
  constructor
  · rintro ⟨c, ⟨⟨pos, ⟨e, rfl⟩, le⟩, ne⟩, rfl⟩
    have c0 : 0 < c := by omega
    rw [Nat.mul_div_cancel_left e c0]
    have : c < e := by
      have : c ≤ e := Nat.le_of_mul_le_mul_left le c0
      have : c ≠ e := fun h => ne (h ▸ rfl)
      omega
    refine ⟨?_, ⟨c, Nat.mul_comm c e⟩, Nat.mul_lt_mul_of_lt_of_le this (Nat.le_refl e) (by omega)⟩
    exact Nat.mul_ne_zero (by omega) (by omega)
  · rintro ⟨pos, ⟨c, rfl⟩, lt⟩
    have c0 : c ≠ 0 := fun h => pos (by rw [h, Nat.mul_zero])
    have : c < d := Nat.lt_of_mul_lt_mul_left lt
    refine ⟨c, ⟨⟨c0, ⟨d, Nat.mul_comm d c⟩, Nat.mul_le_mul_right c (by omega)⟩, ?_⟩, ?_⟩
    · exact fun h => by have := Nat.eq_of_mul_eq_mul_right (by omega) h; omega
    · exact Nat.mul_div_cancel _ (by omega)

theorem nodup_divisorList (n : Nat) : (smallDivisors n ++ largeDivisors n).Nodup := by
  refine List.nodup_append.2 ⟨nodup_smallDivisors n, ?_, fun a ha b hb e => ?_⟩
  · have : ((smallDivisors n).filter fun d => !Nat.beq (d * d) n).Nodup :=
      (nodup_smallDivisors n).filter _
    refine List.pairwise_map.2 (List.Pairwise.imp_of_mem ?_ this)
    intro a b ha hb ne e
    obtain ⟨a0, ⟨c, rfl⟩, _⟩ := mem_smallDivisors.1 (List.mem_filter.1 ha).1
    obtain ⟨b0, ⟨c', e'⟩, _⟩ := mem_smallDivisors.1 (List.mem_filter.1 hb).1
    rw [Nat.mul_div_cancel_left c (by omega), e', Nat.mul_div_cancel_left c' (by omega)] at e
    subst e
    rcases Nat.eq_zero_or_pos c with rfl | c0
    · have := (mem_smallDivisors.1 (List.mem_filter.1 ha).1).2.2
      have := Nat.mul_pos (show 0 < a by omega) (show 0 < a by omega)
      omega
    · exact ne (Nat.eq_of_mul_eq_mul_right c0 e')
  · subst e
    have := (mem_smallDivisors.1 ha).2.2
    have := (mem_largeDivisors.1 hb).2.2
    omega

/-- The divisors of `n`; none for 0. -/
def divisors (n : Nat) : Finset Nat :=
  Finset.ofList (smallDivisors n ++ largeDivisors n) (nodup_divisorList n)

@[simp, grind =] theorem mem_divisors : d ∈ divisors n ↔ d ∣ n ∧ n ≠ 0 := by
  show d ∈ smallDivisors n ++ largeDivisors n ↔ _
  rw [List.mem_append, mem_smallDivisors, mem_largeDivisors]
  constructor
  · rintro (⟨d0, h, le⟩ | ⟨n0, h, _⟩)
    · have := Nat.mul_pos (show 0 < d by omega) (show 0 < d by omega)
      exact ⟨h, by omega⟩
    · exact ⟨h, n0⟩
  · rintro ⟨h, n0⟩
    rcases Nat.lt_or_ge n (d * d) with lt | ge
    · exact .inr ⟨n0, h, lt⟩
    · exact .inl ⟨fun e => n0 (by subst e; exact Nat.zero_dvd.1 h), h, ge⟩

/-- The divisors of `n` other than `n`. -/
def properDivisors (n : Nat) : Finset Nat := (divisors n).filter (· < n)

@[simp, grind =] theorem mem_properDivisors : d ∈ properDivisors n ↔ d ∣ n ∧ d < n := by
  simp only [properDivisors, Finset.mem_filter, mem_divisors]
  exact ⟨fun h => ⟨h.1.1, h.2⟩, fun h => ⟨⟨h.1, by omega⟩, h.2⟩⟩

/-- The prime divisors of `n`; none for 0. -/
def primeFactors (n : Nat) : Finset Nat := (divisors n).filter Prime

@[simp, grind =] theorem mem_primeFactors : d ∈ primeFactors n ↔ Prime d ∧ d ∣ n ∧ n ≠ 0 := by
  simp only [primeFactors, Finset.mem_filter, mem_divisors]
  exact and_comm

/-- How many numbers below `n` are prime to `n`. -/
def totient (n : Nat) : Nat := ((Finset.range n).filter (Coprime n)).card

set_option compiler.extract_closed false in
@[inherit_doc] scoped notation "φ" => Nat.totient

theorem divisors_prime (h : Prime n) : divisors n = {1, n} := by
  ext d
  simp only [mem_divisors, Finset.mem_insert, Finset.mem_singleton]
  exact ⟨fun k => h.eq_one_or_self_of_dvd d k.1, fun k => ⟨by
    rcases k with rfl | rfl
    · exact Nat.one_dvd n
    · exact Nat.dvd_refl d, h.ne_zero⟩⟩

theorem one_mem_divisors : 1 ∈ divisors n ↔ n ≠ 0 := by simp

theorem mem_divisors_self (n : Nat) (h : n ≠ 0) : n ∈ divisors n := by simp [h]

end Nat
