module

/-!
# Polynomials with rational coefficients, by reflection

`Frac` is the syntax of terms that `ring`, `linarith` and their relatives see in a field: sums,
products, powers, and division by numerals. `Frac.clear` multiplies out the denominators, which leaves
an expression of core's commutative ring normaliser (`Lean.Grind.CommRing.Expr`); the kernel computes
both.
-/

@[expose] public section

namespace Olympiad.Tactic
open Lean.Grind

inductive Frac where
  | num (n : Nat)
  | var (i : Nat)
  | neg (a : Frac)
  | add (a b : Frac)
  | sub (a b : Frac)
  | mul (a b : Frac)
  | pow (a : Frac) (k : Nat)
  | div (a : Frac) (n : Nat)
  | inv (n : Nat)
  deriving Inhabited

set_option allowUnsafeReducibility true

/-- What a term means, given its atoms. An abbreviation for the kernel, which so unfolds it before the
operations that it is compared with. -/
noncomputable abbrev Frac.denote {α : Type u} [Field α] (ctx : Lean.RArray α) (e : Frac) : α :=
  Frac.rec
    (fun n => OfNat.ofNat n)
    (fun i => ctx.get i)
    (fun _ a => -a)
    (fun _ _ a b => a + b)
    (fun _ _ a b => a - b)
    (fun _ _ a b => a * b)
    (fun _ k a => a ^ k)
    (fun _ n a => a / OfNat.ofNat n)
    (fun n => (OfNat.ofNat n)⁻¹)
    e

attribute [semireducible] Frac.denote

/-- An integer polynomial over a positive common denominator. -/
structure Cleared where
  den : Nat
  poly : CommRing.Expr
  deriving Inhabited

namespace Cleared

def scale (k : Nat) (e : CommRing.Expr) : CommRing.Expr :=
  bif k == 1 then e else .mul (.num k) e

def add (a b : Cleared) : Cleared :=
  bif a.den == b.den then ⟨a.den, .add a.poly b.poly⟩
  else
    let g := Nat.gcd a.den b.den
    ⟨a.den * (b.den / g), .add (scale (b.den / g) a.poly) (scale (a.den / g) b.poly)⟩

def neg (a : Cleared) : Cleared := ⟨a.den, .neg a.poly⟩

def mul (a b : Cleared) : Cleared := ⟨a.den * b.den, .mul a.poly b.poly⟩

def pow (a : Cleared) (k : Nat) : Cleared := ⟨a.den ^ k, .pow a.poly k⟩

def div (a : Cleared) (n : Nat) : Cleared := bif n == 0 then ⟨1, .num 0⟩ else ⟨a.den * n, a.poly⟩

end Cleared

/-- The denominators multiplied out. -/
def Frac.clear : Frac → Cleared
  | .num n => ⟨1, .num n⟩
  | .var i => ⟨1, .var i⟩
  | .neg a => a.clear.neg
  | .add a b => a.clear.add b.clear
  | .sub a b => a.clear.add b.clear.neg
  | .mul a b => a.clear.mul b.clear
  | .pow a k => a.clear.pow k
  | .div a n => a.clear.div n
  | .inv n => Cleared.div ⟨1, .num 1⟩ n

section
variable {α : Type u} [Field α]

attribute [local instance] Semiring.natCast Ring.intCast

/-- `c` stands for `x`. -/
def Cleared.Means (ctx : Lean.RArray α) (c : Cleared) (x : α) : Prop :=
  c.den ≠ 0 ∧ (c.den : α) * x = c.poly.denote ctx

theorem natCast_ne_zero [NoNatZeroDivisors α] {n : Nat} (h : n ≠ 0) : (n : α) ≠ 0 := fun h0 => by
  have h1 : n • (1 : α) = n • (0 : α) := by
    rw [Semiring.nsmul_eq_natCast_mul, Semiring.nsmul_eq_natCast_mul, h0]; grind
  have := NoNatZeroDivisors.no_nat_zero_divisors n (1 : α) 0 h h1
  exact Field.zero_ne_one this.symm

theorem Cleared.denote_num (ctx : Lean.RArray α) (k : Nat) :
    (CommRing.Expr.num k).denote ctx = (k : α) := by
  show CommRing.denoteInt (k : Int) = _
  rw [CommRing.denoteInt_eq, Ring.intCast_natCast]

theorem Cleared.denote_scale (ctx : Lean.RArray α) (k : Nat) (e : CommRing.Expr) :
    (scale k e).denote ctx = (k : α) * e.denote ctx := by
  unfold scale
  by_cases h : k = 1
  · subst h
    simp only [beq_self_eq_true, cond_true]
    rw [Semiring.natCast_one, Semiring.one_mul]
  · have : (k == 1) = false := by simp [h]
    rw [this, cond_false]
    show (CommRing.Expr.num k).denote ctx * e.denote ctx = _
    rw [denote_num]

theorem Cleared.means_add [NoNatZeroDivisors α] {ctx : Lean.RArray α} {a b : Cleared} {x y : α}
    (ha : a.Means ctx x) (hb : b.Means ctx y) : (a.add b).Means ctx (x + y) := by
  obtain ⟨a0, ha⟩ := ha
  obtain ⟨b0, hb⟩ := hb
  unfold add
  by_cases h : a.den = b.den
  · rw [h] at ha
    simp only [h, beq_self_eq_true, cond_true]
    refine ⟨b0, ?_⟩
    show _ = a.poly.denote ctx + b.poly.denote ctx
    rw [← ha, ← hb]; grind
  · have : (a.den == b.den) = false := by simp [h]
    simp only [this, cond_false]
    have g0 : 0 < Nat.gcd a.den b.den := Nat.gcd_pos_of_pos_left _ (Nat.pos_of_ne_zero a0)
    obtain ⟨p, hp⟩ := Nat.gcd_dvd_left a.den b.den
    obtain ⟨q, hq⟩ := Nat.gcd_dvd_right a.den b.den
    generalize Nat.gcd a.den b.den = g at *
    have hp' : a.den / g = p := by rw [hp, Nat.mul_div_cancel_left _ g0]
    have hq' : b.den / g = q := by rw [hq, Nat.mul_div_cancel_left _ g0]
    rw [hp', hq']
    refine ⟨?_, ?_⟩
    · show a.den * q ≠ 0
      exact Nat.mul_ne_zero a0 fun h => b0 (by rw [hq, h, Nat.mul_zero])
    · show ((a.den * q : Nat) : α) * _ = (scale q a.poly).denote ctx + (scale p b.poly).denote ctx
      rw [denote_scale, denote_scale, ← ha, ← hb, hp, hq]
      simp only [Semiring.natCast_mul]
      grind

theorem Cleared.means_neg {ctx : Lean.RArray α} {a : Cleared} {x : α} (ha : a.Means ctx x) :
    a.neg.Means ctx (-x) := by
  refine ⟨ha.1, ?_⟩
  show (a.den : α) * -x = -a.poly.denote ctx
  rw [← ha.2]; grind

theorem Cleared.means_mul {ctx : Lean.RArray α} {a b : Cleared} {x y : α}
    (ha : a.Means ctx x) (hb : b.Means ctx y) : (a.mul b).Means ctx (x * y) := by
  refine ⟨Nat.mul_ne_zero ha.1 hb.1, ?_⟩
  show ((a.den * b.den : Nat) : α) * _ = a.poly.denote ctx * b.poly.denote ctx
  rw [← ha.2, ← hb.2, Semiring.natCast_mul]; grind

theorem Cleared.means_pow {ctx : Lean.RArray α} {a : Cleared} {x : α} (ha : a.Means ctx x)
    (k : Nat) : (a.pow k).Means ctx (x ^ k) := by
  refine ⟨by show a.den ^ k ≠ 0; have := Nat.pow_pos (n := k) (Nat.pos_of_ne_zero ha.1); omega, ?_⟩
  show ((a.den ^ k : Nat) : α) * _ = a.poly.denote ctx ^ k
  rw [← ha.2, Semiring.natCast_pow, CommSemiring.mul_pow]

theorem ofNat_zero : (OfNat.ofNat 0 : α) = 0 := rfl

theorem Cleared.means_div [NoNatZeroDivisors α] {ctx : Lean.RArray α} {a : Cleared} {x : α} (ha : a.Means ctx x)
    (n : Nat) : (a.div n).Means ctx (x / OfNat.ofNat n) := by
  unfold div
  by_cases h : n = 0
  · subst h
    simp only [beq_self_eq_true, cond_true]
    refine ⟨by decide, ?_⟩
    show ((1 : Nat) : α) * _ = (CommRing.Expr.num (0 : Nat)).denote ctx
    rw [denote_num, ofNat_zero, Field.div_eq_mul_inv, Field.inv_zero, Semiring.mul_zero, Semiring.mul_zero,
      Semiring.natCast_zero]
  · have : (n == 0) = false := by simp [h]
    rw [this, cond_false]
    refine ⟨Nat.mul_ne_zero ha.1 h, ?_⟩
    show ((a.den * n : Nat) : α) * _ = a.poly.denote ctx
    have hn : (n : α) ≠ 0 := natCast_ne_zero h
    rw [← ha.2, Semiring.natCast_mul, Semiring.ofNat_eq_natCast]
    generalize (n : α) = m at *
    generalize (a.den : α) = d at *
    grind

theorem Frac.means_clear [NoNatZeroDivisors α] (ctx : Lean.RArray α) (e : Frac) : e.clear.Means ctx (e.denote ctx) := by
  induction e with
  | num n =>
    refine ⟨Nat.one_ne_zero, ?_⟩
    show ((1 : Nat) : α) * OfNat.ofNat n = (CommRing.Expr.num n).denote ctx
    rw [Cleared.denote_num, Semiring.natCast_one, Semiring.one_mul, Semiring.ofNat_eq_natCast n]
  | var i =>
    refine ⟨Nat.one_ne_zero, ?_⟩
    show ((1 : Nat) : α) * ctx.get i = ctx.get i
    rw [Semiring.natCast_one, Semiring.one_mul]
  | neg a ih => exact Cleared.means_neg ih
  | add a b iha ihb => exact Cleared.means_add iha ihb
  | sub a b iha ihb =>
    show (a.clear.add b.clear.neg).Means ctx (a.denote ctx - b.denote ctx)
    rw [Ring.sub_eq_add_neg]
    exact Cleared.means_add iha (Cleared.means_neg ihb)
  | mul a b iha ihb => exact Cleared.means_mul iha ihb
  | pow a k ih => exact Cleared.means_pow ih k
  | div a n ih => exact Cleared.means_div ih n
  | inv n =>
    have h : (Cleared.mk 1 (.num (1 : Nat))).Means ctx (1 : α) := by
      refine ⟨by decide, ?_⟩
      show ((1 : Nat) : α) * 1 = (CommRing.Expr.num (1 : Nat)).denote ctx
      rw [Cleared.denote_num, Semiring.mul_one]
    have := Cleared.means_div h n
    rw [Field.div_eq_mul_inv, Semiring.one_mul] at this
    exact this

/-- Two terms are equal when their difference has the numerator 0. -/
theorem Frac.eq_of_clear [NoNatZeroDivisors α] (ctx : Lean.RArray α) (a b : Frac)
    (h : ((a.sub b).clear.poly.toPoly_k).beq' (.num 0) = true) : a.denote ctx = b.denote ctx := by
  have hm := (a.sub b).means_clear ctx
  rw [CommRing.Expr.toPoly_k_eq_toPoly, CommRing.Poly.beq'_eq] at h
  have h2 := CommRing.Expr.denote_toPoly ctx (a.sub b).clear.poly
  rw [h] at h2
  have h3 : ((a.sub b).clear.poly).denote ctx = 0 := by
    rw [← h2]; exact Ring.intCast_zero
  have h4 := natCast_ne_zero (α := α) hm.1
  have h5 := hm.2
  rw [h3] at h5
  have h6 : (a.sub b).denote ctx = 0 := by
    generalize ((a.sub b).clear.den : α) = d at *
    grind
  have h7 : a.denote ctx - b.denote ctx = 0 := h6
  grind

end

/-- The same in a commutative ring, without division. -/
theorem eq_of_poly {α : Type u} [CommRing α] (ctx : Lean.RArray α) (a b : CommRing.Expr)
    (h : (a.sub b).toPoly_k.beq' (.num 0) = true) : a.denote ctx = b.denote ctx := by
  rw [CommRing.Expr.toPoly_k_eq_toPoly, CommRing.Poly.beq'_eq] at h
  have h2 := CommRing.Expr.denote_toPoly ctx (a.sub b)
  rw [h] at h2
  have h3 : a.denote ctx - b.denote ctx = 0 := by
    show (a.sub b).denote ctx = 0
    rw [← h2]; exact Ring.intCast_zero
  grind

end Olympiad.Tactic
