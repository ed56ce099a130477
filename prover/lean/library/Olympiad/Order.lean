module

public import Olympiad.Set

/-!
# Order: intervals, bounds, monotone functions

Stated over `LE` and `LT` alone, which is all that the definitions need; Mathlib asks for a preorder.
-/

@[expose] public section

namespace Set
variable {α : Type u} {a b x : α}

/-- Left-closed, right-closed interval. -/
def Icc [LE α] (a b : α) : Set α := {x | a ≤ x ∧ x ≤ b}
/-- Left-closed, right-open interval. -/
def Ico [LE α] [LT α] (a b : α) : Set α := {x | a ≤ x ∧ x < b}
/-- Left-open, right-closed interval. -/
def Ioc [LE α] [LT α] (a b : α) : Set α := {x | a < x ∧ x ≤ b}
/-- Left-open, right-open interval. -/
def Ioo [LT α] (a b : α) : Set α := {x | a < x ∧ x < b}
/-- Left-closed, right-infinite interval. -/
def Ici [LE α] (a : α) : Set α := {x | a ≤ x}
/-- Left-open, right-infinite interval. -/
def Ioi [LT α] (a : α) : Set α := {x | a < x}
/-- Left-infinite, right-closed interval. -/
def Iic [LE α] (b : α) : Set α := {x | x ≤ b}
/-- Left-infinite, right-open interval. -/
def Iio [LT α] (b : α) : Set α := {x | x < b}

@[simp, grind =] theorem mem_Icc [LE α] : x ∈ Icc a b ↔ a ≤ x ∧ x ≤ b := Iff.rfl
@[simp, grind =] theorem mem_Ico [LE α] [LT α] : x ∈ Ico a b ↔ a ≤ x ∧ x < b := Iff.rfl
@[simp, grind =] theorem mem_Ioc [LE α] [LT α] : x ∈ Ioc a b ↔ a < x ∧ x ≤ b := Iff.rfl
@[simp, grind =] theorem mem_Ioo [LT α] : x ∈ Ioo a b ↔ a < x ∧ x < b := Iff.rfl
@[simp, grind =] theorem mem_Ici [LE α] : x ∈ Ici a ↔ a ≤ x := Iff.rfl
@[simp, grind =] theorem mem_Ioi [LT α] : x ∈ Ioi a ↔ a < x := Iff.rfl
@[simp, grind =] theorem mem_Iic [LE α] : x ∈ Iic b ↔ x ≤ b := Iff.rfl
@[simp, grind =] theorem mem_Iio [LT α] : x ∈ Iio b ↔ x < b := Iff.rfl

end Set

/-! ### Bounds -/

section Bounds
variable {α : Type u} [LE α] {s : Set α} {a b : α}

/-- The elements above all of `s`. -/
def upperBounds (s : Set α) : Set α := {x | ∀ ⦃a⦄, a ∈ s → a ≤ x}
/-- The elements below all of `s`. -/
def lowerBounds (s : Set α) : Set α := {x | ∀ ⦃a⦄, a ∈ s → x ≤ a}
/-- `s` has an upper bound. -/
def BddAbove (s : Set α) : Prop := (upperBounds s).Nonempty
/-- `s` has a lower bound. -/
def BddBelow (s : Set α) : Prop := (lowerBounds s).Nonempty
/-- `a` is the least element of `s`. -/
def IsLeast (s : Set α) (a : α) : Prop := a ∈ s ∧ a ∈ lowerBounds s
/-- `a` is the greatest element of `s`. -/
def IsGreatest (s : Set α) (a : α) : Prop := a ∈ s ∧ a ∈ upperBounds s
/-- `a` is the least upper bound of `s`. -/
def IsLUB (s : Set α) : α → Prop := IsLeast (upperBounds s)
/-- `a` is the greatest lower bound of `s`. -/
def IsGLB (s : Set α) : α → Prop := IsGreatest (lowerBounds s)

@[simp, grind =] theorem mem_upperBounds : a ∈ upperBounds s ↔ ∀ x, x ∈ s → x ≤ a := Iff.rfl
@[simp, grind =] theorem mem_lowerBounds : a ∈ lowerBounds s ↔ ∀ x, x ∈ s → a ≤ x := Iff.rfl
@[grind =] theorem bddAbove_def : BddAbove s ↔ ∃ x, ∀ y, y ∈ s → y ≤ x := Iff.rfl
@[grind =] theorem bddBelow_def : BddBelow s ↔ ∃ x, ∀ y, y ∈ s → x ≤ y := Iff.rfl
@[grind =] theorem isLeast_iff : IsLeast s a ↔ a ∈ s ∧ ∀ x, x ∈ s → a ≤ x := Iff.rfl
@[grind =] theorem isGreatest_iff : IsGreatest s a ↔ a ∈ s ∧ ∀ x, x ∈ s → x ≤ a := Iff.rfl
@[grind =] theorem isLUB_iff : IsLUB s a ↔ IsLeast (upperBounds s) a := Iff.rfl
@[grind =] theorem isGLB_iff : IsGLB s a ↔ IsGreatest (lowerBounds s) a := Iff.rfl

theorem IsLeast.unique [Std.IsPartialOrder α] (h : IsLeast s a) (k : IsLeast s b) : a = b :=
  Std.IsPartialOrder.le_antisymm a b (h.2 k.1) (k.2 h.1)

theorem IsGreatest.unique [Std.IsPartialOrder α] (h : IsGreatest s a) (k : IsGreatest s b) : a = b :=
  Std.IsPartialOrder.le_antisymm a b (k.2 h.1) (h.2 k.1)

theorem IsLUB.unique [Std.IsPartialOrder α] (h : IsLUB s a) (k : IsLUB s b) : a = b :=
  IsLeast.unique h k

theorem IsGLB.unique [Std.IsPartialOrder α] (h : IsGLB s a) (k : IsGLB s b) : a = b :=
  IsGreatest.unique h k

end Bounds

/-! ### Induction from a starting point -/

@[elab_as_elim]
theorem Nat.le_induction {m : Nat} {P : ∀ n, m ≤ n → Prop} (base : P m (Nat.le_refl m))
    (succ : ∀ n hmn, P n hmn → P (n + 1) (Nat.le_succ_of_le hmn)) : ∀ n hmn, P n hmn := by
  intro n hmn
  induction hmn with
  | refl => exact base
  | step h ih => exact succ _ h ih

@[elab_as_elim]
theorem Nat.strong_induction_on {p : Nat → Prop} (n : Nat) (h : ∀ n, (∀ m, m < n → p m) → p n) :
    p n :=
  Nat.strongRecOn n h

/-! ### Monotone functions -/

section Monotone
variable {α : Type u} {β : Type v} {f : α → β} {s : Set α}

/-- `a ≤ b` implies `f a ≤ f b`. -/
def Monotone [LE α] [LE β] (f : α → β) : Prop := ∀ ⦃a b⦄, a ≤ b → f a ≤ f b
/-- `a ≤ b` implies `f b ≤ f a`. -/
def Antitone [LE α] [LE β] (f : α → β) : Prop := ∀ ⦃a b⦄, a ≤ b → f b ≤ f a
/-- `a < b` implies `f a < f b`. -/
def StrictMono [LT α] [LT β] (f : α → β) : Prop := ∀ ⦃a b⦄, a < b → f a < f b
/-- `a < b` implies `f b < f a`. -/
def StrictAnti [LT α] [LT β] (f : α → β) : Prop := ∀ ⦃a b⦄, a < b → f b < f a
/-- `f` is monotone on `s`. -/
def MonotoneOn [LE α] [LE β] (f : α → β) (s : Set α) : Prop :=
  ∀ ⦃a⦄, a ∈ s → ∀ ⦃b⦄, b ∈ s → a ≤ b → f a ≤ f b
/-- `f` is antitone on `s`. -/
def AntitoneOn [LE α] [LE β] (f : α → β) (s : Set α) : Prop :=
  ∀ ⦃a⦄, a ∈ s → ∀ ⦃b⦄, b ∈ s → a ≤ b → f b ≤ f a
/-- `f` is strictly monotone on `s`. -/
def StrictMonoOn [LT α] [LT β] (f : α → β) (s : Set α) : Prop :=
  ∀ ⦃a⦄, a ∈ s → ∀ ⦃b⦄, b ∈ s → a < b → f a < f b
/-- `f` is strictly antitone on `s`. -/
def StrictAntiOn [LT α] [LT β] (f : α → β) (s : Set α) : Prop :=
  ∀ ⦃a⦄, a ∈ s → ∀ ⦃b⦄, b ∈ s → a < b → f b < f a

@[grind =] theorem monotone_iff [LE α] [LE β] : Monotone f ↔ ∀ a b, a ≤ b → f a ≤ f b := Iff.rfl
@[grind =] theorem antitone_iff [LE α] [LE β] : Antitone f ↔ ∀ a b, a ≤ b → f b ≤ f a := Iff.rfl
@[grind =] theorem strictMono_iff [LT α] [LT β] : StrictMono f ↔ ∀ a b, a < b → f a < f b := Iff.rfl
@[grind =] theorem strictAnti_iff [LT α] [LT β] : StrictAnti f ↔ ∀ a b, a < b → f b < f a := Iff.rfl

/-- A sequence that never descends from one step to the next is monotone. -/
theorem monotone_nat_of_le_succ [LE β] [Std.IsPreorder β] {f : Nat → β}
    (h : ∀ n, f n ≤ f (n + 1)) : Monotone f := by
  intro a b hab
  induction hab with
  | refl => exact Std.IsPreorder.le_refl _
  | step _ ih => exact Std.IsPreorder.le_trans _ _ _ ih (h _)

/-- A sequence that ascends at each step is strictly monotone. -/
theorem strictMono_nat_of_lt_succ {f : Nat → Nat} (h : ∀ n, f n < f (n + 1)) : StrictMono f := by
  intro a b hab
  induction hab with
  | refl => exact h a
  | step _ ih => exact Nat.lt_trans ih (h _)

/-- A strictly monotone sequence of natural numbers outgrows its index. -/
theorem StrictMono.le_apply {f : Nat → Nat} (h : StrictMono f) (n : Nat) : n ≤ f n := by
  induction n with
  | zero => exact Nat.zero_le _
  | succ n ih => exact Nat.succ_le_of_lt (Nat.lt_of_le_of_lt ih (h (Nat.lt_succ_self n)))

end Monotone
