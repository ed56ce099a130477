module

public import Olympiad.Notation

/-!
# Linear orders

The usual names for core's laws of orders, and of `max` and `min`.
-/

@[expose] public section

-- The laws of a section are stated for one and the same list of classes.
set_option linter.unusedSectionVars false

universe u
variable {α : Type u}

section Preorder
variable [LE α] [Std.IsPreorder α] {a b c d : α}

@[simp] theorem le_refl (a : α) : a ≤ a := Std.le_refl a
theorem le_rfl : a ≤ a := Std.le_refl a
theorem le_of_eq (h : a = b) : a ≤ b := by rw [h]; exact le_rfl
theorem le_trans (h : a ≤ b) (k : b ≤ c) : a ≤ c := Std.le_trans h k
theorem ge_of_eq (h : a = b) : b ≤ a := le_of_eq h.symm

variable [LT α] [Std.LawfulOrderLT α]

@[simp] theorem lt_irrefl (a : α) : ¬ a < a := by grind

theorem le_of_lt (h : a < b) : a ≤ b := Std.le_of_lt h

theorem lt_trans (h : a < b) (k : b < c) : a < c := by grind
theorem lt_of_lt_of_le (h : a < b) (k : b ≤ c) : a < c := by grind
theorem lt_of_le_of_lt (h : a ≤ b) (k : b < c) : a < c := by grind
theorem ne_of_lt (h : a < b) : a ≠ b := by rintro rfl; exact lt_irrefl a h
theorem ne_of_gt (h : b < a) : a ≠ b := fun k => ne_of_lt h k.symm
theorem ne_of_gt' (h : a < b) : b ≠ a := ne_of_gt h
theorem not_lt_of_ge (h : b ≤ a) : ¬ a < b := by grind
theorem not_le_of_gt (h : b < a) : ¬ a ≤ b := by grind

end Preorder

theorem le_antisymm [LE α] [Std.IsPartialOrder α] {a b : α} (h : a ≤ b) (k : b ≤ a) : a = b :=
  Std.le_antisymm h k

theorem le_total [LE α] [Std.IsLinearOrder α] (a b : α) : a ≤ b ∨ b ≤ a :=
  Std.IsLinearPreorder.le_total a b

section LinearOrder
variable [LE α] [LT α] [Std.IsLinearOrder α] [Std.LawfulOrderLT α] {a b c : α}

@[simp] theorem not_le : ¬ a ≤ b ↔ b < a := by grind
@[simp] theorem not_lt : ¬ a < b ↔ b ≤ a := by grind
theorem lt_of_not_ge (h : ¬ b ≤ a) : a < b := by grind
theorem le_of_not_gt (h : ¬ b < a) : a ≤ b := by grind
theorem lt_or_ge (a b : α) : a < b ∨ b ≤ a := by grind
theorem le_or_gt (a b : α) : a ≤ b ∨ b < a := by grind
theorem lt_trichotomy (a b : α) : a < b ∨ a = b ∨ b < a := by grind
theorem lt_or_gt_of_ne (h : a ≠ b) : a < b ∨ b < a := by grind
theorem ne_iff_lt_or_gt : a ≠ b ↔ a < b ∨ b < a := by grind
theorem lt_of_le_of_ne (h : a ≤ b) (k : a ≠ b) : a < b := by grind
theorem lt_iff_le_and_ne : a < b ↔ a ≤ b ∧ a ≠ b := by grind
theorem eq_or_lt_of_le (h : a ≤ b) : a = b ∨ a < b := by grind
theorem lt_or_eq_of_le (h : a ≤ b) : a < b ∨ a = b := by grind
theorem le_iff_lt_or_eq : a ≤ b ↔ a < b ∨ a = b := by grind
theorem eq_of_le_of_not_lt (h : a ≤ b) (k : ¬ a < b) : a = b := by grind

end LinearOrder

/-! ### Maximum and minimum -/

instance : Std.LawfulOrderMax ℤ where
  max_le_iff _ _ _ := by grind
  max_eq_or _ _ := by grind

instance : Std.LawfulOrderMin ℤ where
  le_min_iff _ _ _ := by grind
  min_eq_or _ _ := by grind

instance : Std.LawfulOrderMax ℚ where
  max_le_iff _ _ _ := by grind
  max_eq_or _ _ := by grind

instance : Std.LawfulOrderMin ℚ where
  le_min_iff _ _ _ := by grind
  min_eq_or _ _ := by grind

section Max
variable [LE α] [Max α] [Std.IsLinearOrder α] [Std.LawfulOrderMax α] {a b c : α}

@[simp] theorem max_le_iff : max a b ≤ c ↔ a ≤ c ∧ b ≤ c := Std.max_le_iff

theorem le_max_left (a b : α) : a ≤ max a b := (max_le_iff.1 le_rfl).1
theorem le_max_right (a b : α) : b ≤ max a b := (max_le_iff.1 le_rfl).2
theorem max_le (h : a ≤ c) (k : b ≤ c) : max a b ≤ c := max_le_iff.2 ⟨h, k⟩
theorem max_choice (a b : α) : max a b = a ∨ max a b = b := Std.MaxEqOr.max_eq_or a b

theorem max_eq_left (h : b ≤ a) : max a b = a := le_antisymm (max_le le_rfl h) (le_max_left a b)
theorem max_eq_right (h : a ≤ b) : max a b = b := le_antisymm (max_le h le_rfl) (le_max_right a b)
theorem max_comm (a b : α) : max a b = max b a :=
  le_antisymm (max_le (le_max_right b a) (le_max_left b a))
    (max_le (le_max_right a b) (le_max_left a b))
@[simp] theorem max_self (a : α) : max a a = a := max_eq_left le_rfl

theorem max_def [DecidableLE α] (a b : α) : max a b = if a ≤ b then b else a := by
  split
  · exact max_eq_right ‹_›
  · exact max_eq_left ((le_total a b).resolve_left ‹_›)

@[simp] theorem le_max_iff : a ≤ max b c ↔ a ≤ b ∨ a ≤ c := by
  constructor
  · intro h
    rcases max_choice b c with k | k
    · exact .inl (k ▸ h)
    · exact .inr (k ▸ h)
  · rintro (h | h)
    · exact le_trans h (le_max_left b c)
    · exact le_trans h (le_max_right b c)

variable [LT α] [Std.LawfulOrderLT α]

@[simp] theorem max_lt_iff : max a b < c ↔ a < c ∧ b < c := by
  have := le_max_iff (a := c) (b := a) (c := b)
  grind

@[simp] theorem lt_max_iff : a < max b c ↔ a < b ∨ a < c := by
  have := max_le_iff (a := b) (b := c) (c := a)
  grind

theorem max_cases (a b : α) : max a b = a ∧ b ≤ a ∨ max a b = b ∧ a < b := by
  rcases lt_or_ge a b with h | h
  · exact .inr ⟨max_eq_right (le_of_lt h), h⟩
  · exact .inl ⟨max_eq_left h, h⟩

grind_pattern max_cases => max a b

end Max

section Min
variable [LE α] [Min α] [Std.IsLinearOrder α] [Std.LawfulOrderMin α] {a b c : α}

@[simp] theorem le_min_iff : a ≤ min b c ↔ a ≤ b ∧ a ≤ c := Std.le_min_iff

theorem min_le_left (a b : α) : min a b ≤ a := (le_min_iff.1 le_rfl).1
theorem min_le_right (a b : α) : min a b ≤ b := (le_min_iff.1 le_rfl).2
theorem le_min (h : a ≤ b) (k : a ≤ c) : a ≤ min b c := le_min_iff.2 ⟨h, k⟩
theorem min_choice (a b : α) : min a b = a ∨ min a b = b := Std.MinEqOr.min_eq_or a b

theorem min_eq_left (h : a ≤ b) : min a b = a := le_antisymm (min_le_left a b) (le_min le_rfl h)
theorem min_eq_right (h : b ≤ a) : min a b = b := le_antisymm (min_le_right a b) (le_min h le_rfl)
theorem min_comm (a b : α) : min a b = min b a :=
  le_antisymm (le_min (min_le_right a b) (min_le_left a b))
    (le_min (min_le_right b a) (min_le_left b a))
@[simp] theorem min_self (a : α) : min a a = a := min_eq_left le_rfl

theorem min_def [DecidableLE α] (a b : α) : min a b = if a ≤ b then a else b := by
  split
  · exact min_eq_left ‹_›
  · exact min_eq_right ((le_total a b).resolve_left ‹_›)

@[simp] theorem min_le_iff : min a b ≤ c ↔ a ≤ c ∨ b ≤ c := by
  constructor
  · intro h
    rcases min_choice a b with k | k
    · exact .inl (k ▸ h)
    · exact .inr (k ▸ h)
  · rintro (h | h)
    · exact le_trans (min_le_left a b) h
    · exact le_trans (min_le_right a b) h

variable [LT α] [Std.LawfulOrderLT α]

@[simp] theorem lt_min_iff : a < min b c ↔ a < b ∧ a < c := by
  have := min_le_iff (a := b) (b := c) (c := a)
  grind

@[simp] theorem min_lt_iff : min a b < c ↔ a < c ∨ b < c := by
  have := le_min_iff (a := c) (b := a) (c := b)
  grind

theorem min_cases (a b : α) : min a b = a ∧ a ≤ b ∨ min a b = b ∧ b < a := by
  rcases lt_or_ge b a with h | h
  · exact .inr ⟨min_eq_right (le_of_lt h), h⟩
  · exact .inl ⟨min_eq_left h, h⟩

grind_pattern min_cases => min a b

end Min
