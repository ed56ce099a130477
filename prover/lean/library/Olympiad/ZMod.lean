module

public import Init.GrindInstances.Ring.Fin
public import Olympiad.Finset.Fintype
public import Olympiad.Nat.ModEq

/-!
# Integers modulo `n`

`ZMod n` under Mathlib's name: `Fin n` for positive `n`, the integers for `n = 0`. Numerals, casts,
inverses and equality compute in the kernel.
-/

@[expose] public noncomputable section

/-- The integers modulo `n`. -/
def ZMod : Nat → Type
  | 0 => Int
  | n + 1 => Fin (n + 1)

/-- The coefficient of the first number in Bézout's identity, by the extended Euclidean algorithm. -/
def Nat.gcdAAux : (fuel r : Nat) → (s : Int) → (r' : Nat) → (s' : Int) → Int
  | 0, _, _, _, s' => s'
  | fuel + 1, r, s, r', s' =>
    bif Nat.beq r 0 then s' else gcdAAux fuel (r' % r) (s' - (r' / r : Nat) * s) r s

/-- A number `u` with `gcd x y = x * u + y * v` for some `v`. -/
def Nat.gcdA (x y : Nat) : Int := gcdAAux (x + 1) x 1 y 0

namespace ZMod
variable {n : Nat}

instance commRing : (n : Nat) → Lean.Grind.CommRing (ZMod n)
  | 0 => inferInstanceAs (Lean.Grind.CommRing Int)
  | n + 1 => inferInstanceAs (Lean.Grind.CommRing (Fin (n + 1)))

instance decidableEq : (n : Nat) → DecidableEq (ZMod n)
  | 0 => inferInstanceAs (DecidableEq Int)
  | n + 1 => inferInstanceAs (DecidableEq (Fin (n + 1)))

instance fintype : (n : Nat) → [NeZero n] → Fintype (ZMod n)
  | 0, h => absurd rfl h.out
  | n + 1, _ => inferInstanceAs (Fintype (Fin (n + 1)))

instance (n : Nat) : Add (ZMod n) := (commRing n).toAdd
instance (n : Nat) : Mul (ZMod n) := (commRing n).toMul
instance (n : Nat) : Neg (ZMod n) := (commRing n).toNeg
instance (n : Nat) : Sub (ZMod n) := (commRing n).toSub
instance (n k : Nat) : OfNat (ZMod n) k := (commRing n).ofNat k
instance (n : Nat) : NatCast (ZMod n) := (commRing n).natCast
instance (n : Nat) : IntCast (ZMod n) := (commRing n).intCast
instance (n : Nat) : Pow (ZMod n) Nat := ⟨fun x k => (commRing n).npow.hPow x k⟩
instance (n : Nat) : Inhabited (ZMod n) := ⟨0⟩

/-- The representative in `0 … n - 1`; the absolute value for `n = 0`. -/
def val : {n : Nat} → ZMod n → Nat
  | 0, a => Int.natAbs a
  | _ + 1, a => Fin.val a

/-- The inverse of a unit, by the extended Euclidean algorithm. -/
def inv : (n : Nat) → ZMod n → ZMod n
  | 0, a => Int.sign a
  | n + 1, a => ((Nat.gcdA (val a) (n + 1) : Int) : ZMod (n + 1))

instance (n : Nat) : Inv (ZMod n) := ⟨inv n⟩
instance (n : Nat) : Div (ZMod n) := ⟨fun a b => a * b⁻¹⟩

theorem natCast_eq_natCast_iff (a b c : Nat) : (a : ZMod c) = b ↔ a ≡ b [MOD c] := by
  match c with
  | 0 => rw [Nat.modEq_iff_mod_eq, Nat.mod_zero, Nat.mod_zero]; exact Int.natCast_inj
  | c + 1 => exact Fin.ext_iff

theorem natCast_eq_zero_iff (a b : Nat) : (a : ZMod b) = 0 ↔ b ∣ a := by
  rw [← Nat.modEq_zero_iff_dvd, ← natCast_eq_natCast_iff]
  exact iff_of_eq (congrArg _ (Lean.Grind.Semiring.ofNat_eq_natCast 0))

@[simp] theorem natCast_self (n : Nat) : (n : ZMod n) = 0 :=
  (natCast_eq_zero_iff n n).2 (Nat.dvd_refl n)

@[simp] theorem card (n : Nat) [NeZero n] : Fintype.card (ZMod n) = n := by
  cases n with
  | zero => exact absurd rfl (NeZero.out (n := 0))
  | succ n => exact Fintype.card_fin (n + 1)

theorem val_lt [NeZero n] (a : ZMod n) : a.val < n := by
  cases n with
  | zero => exact absurd rfl (NeZero.out (n := 0))
  | succ n => exact Fin.isLt a

end ZMod
