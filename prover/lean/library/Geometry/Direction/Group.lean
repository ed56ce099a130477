module

public import Geometry.Plane

/-!
# The group of directions

A direction is a vector other than zero up to a real factor. Directions form a commutative group, written
additively: vectors multiply as complex numbers, so that `y - x` is the directed angle, modulo π, from lines
of direction `x` to lines of direction `y`.
-/

@[expose] public noncomputable section

namespace Geometry

/-- A vector other than zero. -/
structure Arrow where
  x : ℝ
  y : ℝ
  ne : x ^ 2 + y ^ 2 ≠ 0

/-- Arrows are alike if one is a multiple of the other. -/
instance Arrow.setoid : Setoid Arrow where
  r v w := v.x * w.y = v.y * w.x
  iseqv := {
    refl v := by grind
    symm h := by grind
    trans := by
      rintro ⟨a, b, _⟩ ⟨c, d, h⟩ ⟨e, f, _⟩ h₁ h₂
      have : (c ^ 2 + d ^ 2) * (a * f - b * e) = 0 := by grind
      grind }

/-- The direction of a line. -/
def Dir : Type := Quotient Arrow.setoid

namespace Dir

/-- The direction of a vector; `0` for the zero vector. -/
def of (x y : ℝ) : Dir := open Classical in
  if h : x ^ 2 + y ^ 2 ≠ 0 then Quotient.mk _ ⟨x, y, h⟩ else Quotient.mk _ ⟨1, 0, by grind⟩

/-- The sum: vectors multiply as complex numbers. -/
protected def add (u v : Dir) : Dir :=
  Quotient.liftOn₂ u v
    (fun v w => (Quotient.mk _ ⟨v.x * w.x - v.y * w.y, v.x * w.y + v.y * w.x, by
      have := v.ne; have := w.ne
      have : (v.x ^ 2 + v.y ^ 2) * (w.x ^ 2 + w.y ^ 2) ≠ 0 := by grind
      grind⟩ : Dir))
    (by
      rintro ⟨a, b, _⟩ ⟨c, d, _⟩ ⟨a', b', _⟩ ⟨c', d', _⟩ h h'
      change a * b' = b * a' at h
      change c * d' = d * c' at h'
      apply Quotient.sound
      change (a * c - b * d) * (a' * d' + b' * c') = (a * d + b * c) * (a' * c' - b' * d')
      linear_combination (c * c' + d * d') * h + (a * a' + b * b') * h')

/-- The opposite: the conjugate vector. -/
protected def neg (u : Dir) : Dir :=
  Quotient.liftOn u (fun v => (Quotient.mk _ ⟨v.x, -v.y, by have := v.ne; grind⟩ : Dir)) (by
    rintro ⟨a, b, _⟩ ⟨c, d, _⟩ h
    change a * d = b * c at h
    apply Quotient.sound
    change a * -d = -b * c
    grind)

instance : Add Dir := ⟨Dir.add⟩
instance : Neg Dir := ⟨Dir.neg⟩
instance : Sub Dir := ⟨fun x y => x + -y⟩
/-- The direction of the first axis. -/
protected def zero : Dir := of 1 0

instance : Zero Dir := ⟨Dir.zero⟩

/-- `n` times a direction, for natural `n`. -/
protected def nsmul : ℕ → Dir → Dir
  | 0, _ => 0
  | n + 1, x => Dir.nsmul n x + x

/-- `n` times a direction, for integral `n`. -/
protected def zsmul : ℤ → Dir → Dir
  | .ofNat n, x => Dir.nsmul n x
  | .negSucc n, x => -Dir.nsmul (n + 1) x

instance : SMul ℕ Dir := ⟨Dir.nsmul⟩
instance : SMul ℤ Dir := ⟨Dir.zsmul⟩

variable {x y z w : ℝ}

protected theorem ind {p : Dir → Prop} (h : ∀ x y, x ^ 2 + y ^ 2 ≠ 0 → p (of x y)) (u : Dir) : p u := by
  induction u using Quotient.ind with | _ v
  have := h v.x v.y v.ne
  rwa [of, dif_pos v.ne] at this

/-- Two vectors have one direction if one is a multiple of the other. -/
theorem of_eq_of_iff (h : x ^ 2 + y ^ 2 ≠ 0) (h' : z ^ 2 + w ^ 2 ≠ 0) :
    of x y = of z w ↔ x * w = y * z := by
  rw [of, of, dif_pos h, dif_pos h']
  exact ⟨Quotient.exact, fun e => Quotient.sound e⟩

theorem of_add_of (h : x ^ 2 + y ^ 2 ≠ 0) (h' : z ^ 2 + w ^ 2 ≠ 0) :
    of x y + of z w = of (x * z - y * w) (x * w + y * z) := by
  have e : (x * z - y * w) ^ 2 + (x * w + y * z) ^ 2 ≠ 0 := by
    have : (x ^ 2 + y ^ 2) * (z ^ 2 + w ^ 2) ≠ 0 := by grind
    grind
  rw [of, of, of, dif_pos h, dif_pos h', dif_pos e]
  rfl

theorem neg_of (h : x ^ 2 + y ^ 2 ≠ 0) : -of x y = of x (-y) := by
  have e : x ^ 2 + (-y) ^ 2 ≠ 0 := by grind
  rw [of, of, dif_pos h, dif_pos e]
  rfl

theorem of_sub_of (h : x ^ 2 + y ^ 2 ≠ 0) (h' : z ^ 2 + w ^ 2 ≠ 0) :
    of z w - of x y = of (x * z + y * w) (x * w - y * z) := by
  have e : x ^ 2 + (-y) ^ 2 ≠ 0 := by grind
  change of z w + -of x y = _
  rw [neg_of h, of_add_of h' e]
  congr 1 <;> grind

theorem of_zero (h : x ≠ 0) : of x 0 = 0 := (of_eq_of_iff (by grind) (by grind)).2 (by grind)

protected theorem add_comm (u v : Dir) : u + v = v + u := by
  induction u using Dir.ind with | _ a b h
  induction v using Dir.ind with | _ c d h'
  rw [of_add_of h h', of_add_of h' h]
  congr 1 <;> grind

protected theorem add_zero (u : Dir) : u + 0 = u := by
  induction u using Dir.ind with | _ a b h
  rw [← of_zero (x := 1) (by grind), of_add_of h (by grind)]
  congr 1 <;> grind

protected theorem add_assoc (u v w : Dir) : u + v + w = u + (v + w) := by
  obtain ⟨a, b, _⟩ := u
  obtain ⟨c, d, _⟩ := v
  obtain ⟨e, f, _⟩ := w
  apply Quotient.sound
  change ((a * c - b * d) * e - (a * d + b * c) * f) * (a * (c * f + d * e) + b * (c * e - d * f)) =
    ((a * c - b * d) * f + (a * d + b * c) * e) * (a * (c * e - d * f) - b * (c * f + d * e))
  ring

protected theorem neg_add_cancel (u : Dir) : -u + u = 0 := by
  induction u using Dir.ind with | _ a b h
  have e : a ^ 2 + (-b) ^ 2 ≠ 0 := by grind
  rw [neg_of h, of_add_of e h, show a * b + -b * a = 0 by grind, of_zero (by grind)]

instance : Lean.Grind.AddCommGroup Dir where
  add_zero := Dir.add_zero
  add_comm := Dir.add_comm
  add_assoc := Dir.add_assoc
  neg_add_cancel := Dir.neg_add_cancel
  sub_eq_add_neg _ _ := rfl

protected theorem eq_add_neg {u v w : Dir} (h : u + v = w) : u = w + -v := by
  rw [← h, Dir.add_assoc, Dir.add_comm v, Dir.neg_add_cancel, Dir.add_zero]

protected theorem succ_zsmul (n : ℤ) (x : Dir) : (n + 1) • x = n • x + x := by
  match n with
  | .ofNat n => rfl
  | .negSucc 0 =>
    change (0 : Dir) = -(0 + x) + x
    rw [Dir.add_comm 0, Dir.add_zero, Dir.neg_add_cancel]
  | .negSucc (n + 1) =>
    change -Dir.nsmul (n + 1) x = -(Dir.nsmul (n + 1) x + x) + x
    generalize Dir.nsmul (n + 1) x = y
    have h := Dir.neg_add_cancel (y + x)
    rw [Dir.add_comm y, ← Dir.add_assoc] at h
    rw [Dir.add_comm y, Dir.eq_add_neg h, Dir.add_comm 0, Dir.add_zero]

protected theorem add_nsmul (n : ℤ) (k : ℕ) (x : Dir) : (n + k) • x = n • x + k • x := by
  induction k with
  | zero =>
    rw [show n + ((0 : ℕ) : ℤ) = n by omega]
    exact (Dir.add_zero _).symm
  | succ k ih =>
    rw [show n + ((k + 1 : ℕ) : ℤ) = n + k + 1 by omega, Dir.succ_zsmul, ih, Dir.add_assoc]
    rfl

instance module : Lean.Grind.IntModule Dir where
  zero_zsmul _ := rfl
  one_zsmul x := (Dir.add_comm 0 x).trans (Dir.add_zero x)
  zsmul_natCast_eq_nsmul _ _ := rfl
  add_zsmul n m x := by
    match m with
    | .ofNat k => exact Dir.add_nsmul n k x
    | .negSucc k =>
      have h := Dir.add_nsmul (n + .negSucc k) (k + 1) x
      rw [show n + Int.negSucc k + ((k + 1 : ℕ) : ℤ) = n by omega] at h
      exact Dir.eq_add_neg h.symm

end Dir

end Geometry
