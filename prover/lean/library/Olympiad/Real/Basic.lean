module

public import Olympiad.Real.Sequence

/-!
# The real numbers as a commutative ring

`Real` (notation `ℝ`) is the type of Cauchy sequences of rationals up to equal limits. Names that
Mathlib does not have are protected, so that `open Real` stays harmless.
-/

@[expose] public noncomputable section

/-- The real numbers: Cauchy sequences of rationals up to equal limits. -/
def Real : Type := Quotient RatCauchy.setoid

set_option compiler.extract_closed false in
@[inherit_doc] notation "ℝ" => Real

namespace Real

/-- The limit of a Cauchy sequence of rationals. -/
protected def lim (a : RatCauchy) : ℝ := Quotient.mk _ a

/-- A rational number as a real one. -/
protected def ofRat (q : ℚ) : ℝ := Real.lim (.const q)

protected def add (x y : ℝ) : ℝ :=
  Quotient.liftOn₂ x y (fun a b => Real.lim (a.add b)) fun _ _ _ _ h₁ h₂ =>
    Quotient.sound ⟨RatCauchy.add_le_add h₁.1 h₂.1, RatCauchy.add_le_add h₁.2 h₂.2⟩

protected def mul (x y : ℝ) : ℝ :=
  Quotient.liftOn₂ x y (fun a b => Real.lim (a.mul b)) fun _ _ _ _ h₁ h₂ =>
    Quotient.sound ⟨RatCauchy.mul_le_mul_of_equiv h₁.1 h₁.2 h₂.1 h₂.2,
      RatCauchy.mul_le_mul_of_equiv h₁.2 h₁.1 h₂.2 h₂.1⟩

protected def neg (x : ℝ) : ℝ :=
  Quotient.liftOn x (fun a => Real.lim a.neg) fun _ _ h =>
    Quotient.sound ⟨RatCauchy.neg_le_neg h.2, RatCauchy.neg_le_neg h.1⟩

protected def le (x y : ℝ) : Prop :=
  Quotient.liftOn₂ x y (fun a b => a.le b) fun _ _ _ _ h₁ h₂ =>
    propext ⟨fun h => RatCauchy.le_trans h₁.2 (RatCauchy.le_trans h h₂.1),
      fun h => RatCauchy.le_trans h₁.1 (RatCauchy.le_trans h h₂.2)⟩

protected def npow (x : ℝ) : ℕ → ℝ
  | 0 => Real.ofRat 1
  | n + 1 => (x.npow n).mul x

instance : Add ℝ := ⟨Real.add⟩
instance : Mul ℝ := ⟨Real.mul⟩
instance : Neg ℝ := ⟨Real.neg⟩
instance : Sub ℝ := ⟨fun x y => x + -y⟩
instance : LE ℝ := ⟨Real.le⟩
instance : LT ℝ := ⟨fun x y => ¬ y ≤ x⟩
instance : NatCast ℝ := ⟨fun n => Real.ofRat n⟩
instance : IntCast ℝ := ⟨fun n => Real.ofRat n⟩
instance instOfNat (n : ℕ) : OfNat ℝ n := ⟨Real.ofRat n⟩
instance : Inhabited ℝ := ⟨0⟩
instance : SMul ℕ ℝ := ⟨fun n x => (n : ℝ) * x⟩
instance : SMul ℤ ℝ := ⟨fun n x => (n : ℝ) * x⟩
instance : NatPow ℝ := ⟨Real.npow⟩

protected theorem ind {p : ℝ → Prop} (h : ∀ a, p (Real.lim a)) (x : ℝ) : p x := Quotient.ind h x

protected theorem lim_eq {a b : RatCauchy} (h : ∀ n, a.term n = b.term n) :
    Real.lim a = Real.lim b :=
  Quotient.sound (RatCauchy.equiv_of_eventually_eq 0 fun n _ => h n)

/-! ### Laws -/

protected theorem add_zero (x : ℝ) : x + 0 = x := by
  induction x using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.add, RatCauchy.const]; grind

protected theorem add_comm (x y : ℝ) : x + y = y + x := by
  induction x using Real.ind; induction y using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.add]; grind

protected theorem add_assoc (x y z : ℝ) : x + y + z = x + (y + z) := by
  induction x using Real.ind; induction y using Real.ind; induction z using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.add]; grind

protected theorem neg_add_cancel (x : ℝ) : -x + x = 0 := by
  induction x using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.add, RatCauchy.neg, RatCauchy.const]; grind

protected theorem mul_comm (x y : ℝ) : x * y = y * x := by
  induction x using Real.ind; induction y using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.mul]; grind

protected theorem mul_assoc (x y z : ℝ) : x * y * z = x * (y * z) := by
  induction x using Real.ind; induction y using Real.ind; induction z using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.mul]; grind

protected theorem mul_one (x : ℝ) : x * 1 = x := by
  induction x using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.mul, RatCauchy.const]; grind

protected theorem zero_mul (x : ℝ) : 0 * x = 0 := by
  induction x using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.mul, RatCauchy.const]; grind

protected theorem left_distrib (x y z : ℝ) : x * (y + z) = x * y + x * z := by
  induction x using Real.ind; induction y using Real.ind; induction z using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.mul, RatCauchy.add]; grind

protected theorem neg_mul (x y : ℝ) : -x * y = -(x * y) := by
  induction x using Real.ind; induction y using Real.ind
  exact Real.lim_eq fun n => by simp only [RatCauchy.mul, RatCauchy.neg]; grind

protected theorem intCast_neg (i : ℤ) : ((-i : ℤ) : ℝ) = -(i : ℝ) :=
  Real.lim_eq fun _ => by simp [RatCauchy.neg, RatCauchy.const, Rat.intCast_neg]

protected theorem ofNat_succ (n : ℕ) : (OfNat.ofNat (n + 1) : ℝ) = OfNat.ofNat n + 1 :=
  Real.lim_eq fun _ => by simp [RatCauchy.add, RatCauchy.const, Rat.natCast_add]

protected theorem intCast_natCast (n : ℕ) : ((n : ℤ) : ℝ) = n :=
  Real.lim_eq fun _ => by simp [RatCauchy.const, Rat.intCast_natCast]

instance : Lean.Grind.CommRing ℝ where
  add_zero := Real.add_zero
  add_comm := Real.add_comm
  add_assoc := Real.add_assoc
  mul_assoc := Real.mul_assoc
  mul_comm := Real.mul_comm
  mul_one := Real.mul_one
  one_mul x := by rw [Real.mul_comm, Real.mul_one]
  left_distrib := Real.left_distrib
  right_distrib x y z := by
    rw [Real.mul_comm, Real.left_distrib, Real.mul_comm z, Real.mul_comm z]
  mul_zero x := by rw [Real.mul_comm, Real.zero_mul]
  zero_mul := Real.zero_mul
  pow_zero _ := rfl
  pow_succ _ _ := rfl
  ofNat_succ := Real.ofNat_succ
  ofNat_eq_natCast _ := rfl
  nsmul_eq_natCast_mul _ _ := rfl
  neg_add_cancel := Real.neg_add_cancel
  sub_eq_add_neg _ _ := rfl
  neg_zsmul i a := by
    show ((-i : ℤ) : ℝ) * a = -((i : ℝ) * a)
    rw [Real.intCast_neg, Real.neg_mul]
  zsmul_natCast_eq_nsmul n a := by
    show ((n : ℤ) : ℝ) * a = (n : ℝ) * a
    rw [Real.intCast_natCast]
  intCast_ofNat n := Real.intCast_natCast n
  intCast_neg := Real.intCast_neg

end Real
