module

public import Olympiad.Set

/-!
# Functions: bijections, iterates, equivalences

Core Lean has `Function.Injective`, `Function.Surjective` and the one-sided inverses; this adds
`Function.Bijective`, `f^[n]` and `α ≃ β` under Mathlib's names.
-/

@[expose] public section

namespace Function
variable {α : Sort u} {β : Sort v} {γ : Sort w} {f : α → β} {g : β → γ}

/-- Injective and surjective. -/
def Bijective (f : α → β) : Prop := Injective f ∧ Surjective f

/-- `f` is its own inverse. -/
def Involutive {α : Sort u} (f : α → α) : Prop := ∀ x, f (f x) = x

/-- `f` leaves `x` where it is. -/
def IsFixedPt {α : Type u} (f : α → α) (x : α) : Prop := f x = x

/-- The set of fixed points. -/
def fixedPoints {α : Type u} (f : α → α) : Set α := {x | IsFixedPt f x}

/-- `f`, except that `a` is taken to `b`. -/
def update {α : Sort u} {β : α → Sort v} [DecidableEq α] (f : ∀ a, β a) (a : α) (b : β a) (x : α) :
    β x :=
  if h : x = a then h ▸ b else f x

@[simp] theorem update_self {β : α → Sort v} [DecidableEq α] (a : α) (b : β a) (f : ∀ a, β a) :
    update f a b a = b := by simp [update]

@[simp] theorem update_of_ne {β : α → Sort v} [DecidableEq α] {a x : α} (h : x ≠ a) (b : β a)
    (f : ∀ a, β a) : update f a b x = f x := by simp [update, h]

@[grind =] theorem injective_iff : Injective f ↔ ∀ x y, f x = f y → x = y := Iff.rfl
@[grind =] theorem surjective_iff : Surjective f ↔ ∀ y, ∃ x, f x = y := Iff.rfl
@[grind =] theorem bijective_iff : Bijective f ↔ Injective f ∧ Surjective f := Iff.rfl
@[grind =] theorem involutive_iff {f : α → α} : Involutive f ↔ ∀ x, f (f x) = x := Iff.rfl
@[simp, grind =] theorem isFixedPt_iff {α : Type u} {f : α → α} {x : α} :
    IsFixedPt f x ↔ f x = x := Iff.rfl
@[simp, grind =] theorem mem_fixedPoints {α : Type u} {f : α → α} {x : α} :
    x ∈ fixedPoints f ↔ f x = x := Iff.rfl

theorem Bijective.injective (h : Bijective f) : Injective f := h.1
theorem Bijective.surjective (h : Bijective f) : Surjective f := h.2

theorem Bijective.comp (hg : Bijective g) (hf : Bijective f) : Bijective (g ∘ f) :=
  ⟨hg.1.comp hf.1, hg.2.comp hf.2⟩

theorem Injective.of_comp (h : Injective (g ∘ f)) : Injective f :=
  fun _ _ e => h (congrArg g e)

theorem Surjective.of_comp (h : Surjective (g ∘ f)) : Surjective g :=
  fun y => let ⟨x, e⟩ := h y; ⟨f x, e⟩

theorem Involutive.injective {f : α → α} (h : Involutive f) : Injective f :=
  fun x y e => by rw [← h x, e, h y]

theorem Involutive.surjective {f : α → α} (h : Involutive f) : Surjective f := fun y => ⟨f y, h y⟩

theorem Involutive.bijective {f : α → α} (h : Involutive f) : Bijective f :=
  ⟨h.injective, h.surjective⟩

end Function

/-! ### Iterates -/

/-- `f` applied `n` times: `f^[n]`. -/
def Nat.iterate {α : Sort u} (f : α → α) : (n : Nat) → α → α
  | 0, a => a
  | n + 1, a => iterate f n (f a)

set_option compiler.extract_closed false in
@[inherit_doc Nat.iterate] notation:max f "^[" n "]" => Nat.iterate f n

namespace Function
variable {α : Type u} (f : α → α)

@[simp, grind =] theorem iterate_zero : f^[0] = id := rfl
theorem iterate_zero_apply (x : α) : f^[0] x = x := rfl
@[simp] theorem iterate_succ (n : Nat) : f^[n + 1] = f^[n] ∘ f := rfl
@[grind =] theorem iterate_succ_apply (n : Nat) (x : α) : f^[n + 1] x = f^[n] (f x) := rfl
@[simp, grind =] theorem iterate_one : f^[1] = f := rfl
@[simp] theorem iterate_id (n : Nat) : (id : α → α)^[n] = id := by
  induction n with
  | zero => rfl
  | succ n ih => rw [iterate_succ, ih]; rfl

theorem iterate_add_apply (m n : Nat) (x : α) : f^[m + n] x = f^[m] (f^[n] x) := by
  induction n generalizing x with
  | zero => rfl
  | succ n ih => exact ih (f x)

theorem iterate_add (m n : Nat) : f^[m + n] = f^[m] ∘ f^[n] := funext (iterate_add_apply f m n)

theorem iterate_succ_apply' (n : Nat) (x : α) : f^[n + 1] x = f (f^[n] x) := by
  rw [Nat.add_comm, iterate_add_apply]; rfl

theorem iterate_succ' (n : Nat) : f^[n + 1] = f ∘ f^[n] := funext (iterate_succ_apply' f n)

theorem iterate_mul (m n : Nat) : f^[m * n] = (f^[m])^[n] := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.mul_succ, iterate_add, ih]; rfl

theorem Injective.iterate {f : α → α} (h : Injective f) (n : Nat) : Injective f^[n] := by
  induction n with
  | zero => exact fun _ _ e => e
  | succ n ih => exact ih.comp h

end Function

/-! ### Equivalences -/

/-- A function with a two-sided inverse: `α ≃ β`. -/
structure Equiv (α : Sort u) (β : Sort v) where
  toFun : α → β
  invFun : β → α
  left_inv : Function.LeftInverse invFun toFun
  right_inv : Function.RightInverse invFun toFun

set_option compiler.extract_closed false in
@[inherit_doc] infixl:25 " ≃ " => Equiv

namespace Equiv
variable {α : Sort u} {β : Sort v} {γ : Sort w}

/-- A permutation of `α`. -/
abbrev Perm (α : Sort u) := Equiv α α

instance : CoeFun (α ≃ β) fun _ => α → β := ⟨Equiv.toFun⟩

/-- The inverse equivalence. -/
def symm (e : α ≃ β) : β ≃ α := ⟨e.invFun, e.toFun, e.right_inv, e.left_inv⟩

/-- The identity. -/
def refl (α : Sort u) : α ≃ α := ⟨id, id, fun _ => rfl, fun _ => rfl⟩

/-- First one, then the other. -/
def trans (e : α ≃ β) (k : β ≃ γ) : α ≃ γ :=
  ⟨k.toFun ∘ e.toFun, e.invFun ∘ k.invFun, fun x => by simp [k.left_inv _, e.left_inv _],
    fun x => by simp [k.right_inv _, e.right_inv _]⟩

instance : Inhabited (α ≃ α) := ⟨Equiv.refl α⟩

@[simp, grind =] theorem invFun_toFun (e : α ≃ β) (x : α) : e.invFun (e.toFun x) = x := e.left_inv x
@[simp, grind =] theorem toFun_invFun (e : α ≃ β) (y : β) : e.toFun (e.invFun y) = y := e.right_inv y
grind_pattern invFun_toFun => e.toFun x
grind_pattern toFun_invFun => e.invFun y

/-- Turns a question about the inverse, which hypotheses rarely describe, into one about `e`. -/
@[simp] theorem invFun_eq_iff (e : α ≃ β) {x : α} {y : β} : e.invFun y = x ↔ e.toFun x = y :=
  ⟨fun h => by rw [← h, e.right_inv y], fun h => by rw [← h, e.left_inv x]⟩

theorem symm_apply_apply (e : α ≃ β) (x : α) : e.symm (e x) = x := e.left_inv x
theorem apply_symm_apply (e : α ≃ β) (y : β) : e (e.symm y) = y := e.right_inv y
@[simp, grind =] theorem toFun_symm (e : α ≃ β) : e.symm.toFun = e.invFun := rfl
@[simp, grind =] theorem invFun_symm (e : α ≃ β) : e.symm.invFun = e.toFun := rfl
@[simp] theorem symm_symm (e : α ≃ β) : e.symm.symm = e := rfl
@[simp] theorem refl_apply (x : α) : Equiv.refl α x = x := rfl
@[simp] theorem trans_apply (e : α ≃ β) (k : β ≃ γ) (x : α) : (e.trans k) x = k (e x) := rfl

protected theorem injective (e : α ≃ β) : Function.Injective e :=
  fun x y h => by rw [← e.invFun_toFun x, h, e.invFun_toFun]
protected theorem surjective (e : α ≃ β) : Function.Surjective e := fun y => ⟨_, e.toFun_invFun y⟩
protected theorem bijective (e : α ≃ β) : Function.Bijective e := ⟨e.injective, e.surjective⟩

theorem apply_eq_iff_eq (e : α ≃ β) {x y : α} : e x = e y ↔ x = y := e.injective.eq_iff

theorem symm_apply_eq (e : α ≃ β) {x : β} {y : α} : e.symm x = y ↔ x = e y :=
  ⟨fun h => by rw [← h]; exact (e.right_inv x).symm, fun h => by rw [h]; exact e.left_inv y⟩

theorem eq_symm_apply (e : α ≃ β) {x : β} {y : α} : y = e.symm x ↔ e y = x := by
  rw [eq_comm, symm_apply_eq, eq_comm]

@[ext] theorem ext {e k : α ≃ β} (h : ∀ x, e x = k x) : e = k := by
  obtain ⟨f, f', _, r⟩ := e
  obtain ⟨g, g', l, _⟩ := k
  obtain rfl : f = g := funext h
  obtain rfl : f' = g' := funext fun y => by rw [← l (f' y), r y]
  rfl

end Equiv
