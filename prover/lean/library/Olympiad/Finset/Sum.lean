module

public import Olympiad.Finset.BigOperators

/-!
# Sums: the algebra

Lemmas of `Finset.sum` under Mathlib's names. `∑ k ∈ range (n + 1), f k` unfolds under `grind`, so that
`induction n <;> grind` proves closed forms.
-/

@[expose] public section

open Lean.Grind (Semiring CommSemiring Ring Field)

attribute [local instance] Semiring.natCast

namespace Finset
variable {α : Type u} {β : Type v} {M : Type w}

section Semiring
variable [Semiring M] {s t : Finset α} {f g : α → M} {a : α}

@[simp, grind =] theorem sum_empty : Finset.sum ∅ f = 0 := rfl

@[simp] theorem sum_insert [DecidableEq α] (h : a ∉ s) :
    ∑ x ∈ insert a s, f x = f a + ∑ x ∈ s, f x := by
  induction s using ind with | h l hl =>
  show (l.insert a).foldr (fun x t => f x + t) 0 = f a + l.foldr (fun x t => f x + t) 0
  rw [List.insert_of_not_mem (by exact h), List.foldr_cons]

@[simp, grind =] theorem sum_singleton (f : α → M) (a : α) : Finset.sum {a} f = f a :=
  Semiring.add_zero (f a)

theorem sum_pair [DecidableEq α] {a b : α} (h : a ≠ b) : ∑ x ∈ {a, b}, f x = f a + f b := by
  rw [sum_insert (by simpa using h), sum_singleton]

theorem sum_congr (h : s = t) (e : ∀ x, x ∈ t → f x = g x) : ∑ x ∈ s, f x = ∑ x ∈ t, g x := by
  classical
  subst h
  induction s using Finset.induction_on with
  | empty => rfl
  | insert a s n ih =>
    rw [sum_insert n, sum_insert n, e a (mem_insert_self a s),
      ih fun x m => e x (mem_insert_of_mem m)]

@[simp] theorem sum_const_zero : ∑ _x ∈ s, (0 : M) = 0 := by
  classical
  induction s using Finset.induction_on with
  | empty => rfl
  | insert a s n ih => rw [sum_insert n, ih, Semiring.add_zero]

theorem sum_eq_zero (h : ∀ x, x ∈ s → f x = 0) : ∑ x ∈ s, f x = 0 := by
  rw [sum_congr rfl h, sum_const_zero]

theorem sum_add_distrib : ∑ x ∈ s, (f x + g x) = ∑ x ∈ s, f x + ∑ x ∈ s, g x := by
  classical
  induction s using Finset.induction_on with
  | empty => exact (Semiring.add_zero 0).symm
  | insert a s n ih => rw [sum_insert n, sum_insert n, sum_insert n, ih]; grind

theorem mul_sum (s : Finset α) (f : α → M) (b : M) : b * ∑ x ∈ s, f x = ∑ x ∈ s, b * f x := by
  classical
  induction s using Finset.induction_on with
  | empty => exact Semiring.mul_zero b
  | insert a s n ih => rw [sum_insert n, sum_insert n, Semiring.left_distrib, ih]

theorem sum_mul (s : Finset α) (f : α → M) (b : M) : (∑ x ∈ s, f x) * b = ∑ x ∈ s, f x * b := by
  classical
  induction s using Finset.induction_on with
  | empty => exact Semiring.zero_mul b
  | insert a s n ih => rw [sum_insert n, sum_insert n, Semiring.right_distrib, ih]

theorem sum_const (b : M) : ∑ _x ∈ s, b = s.card • b := by
  classical
  rw [Semiring.nsmul_eq_natCast_mul]
  induction s using ind with | h l hl =>
  show l.foldr (fun _ t => b + t) 0 = (l.length : M) * b
  clear hl
  induction l with
  | nil => simp [Semiring.natCast_zero, Semiring.zero_mul]
  | cons a l ih =>
    rw [List.foldr_cons, ih, List.length_cons, Semiring.natCast_succ]
    grind

theorem card_eq_sum_ones (s : Finset α) : s.card = ∑ _x ∈ s, 1 := by
  rw [sum_const]; exact (Nat.mul_one _).symm

theorem sum_filter (p : α → Prop) [DecidablePred p] (f : α → M) :
    ∑ x ∈ s with p x, f x = ∑ x ∈ s, if p x then f x else 0 := by
  induction s using ind with | h l hl =>
  show (l.filter fun x => p x).foldr (fun x t => f x + t) 0 =
    l.foldr (fun x t => (if p x then f x else 0) + t) 0
  clear hl
  induction l with
  | nil => rfl
  | cons a l ih =>
    by_cases h : p a
    · simp [h, ih]
    · simp [h, ih]; grind

theorem sum_filter_add_sum_filter_not (s : Finset α) (p : α → Prop) [DecidablePred p] (f : α → M) :
    ∑ x ∈ s with p x, f x + ∑ x ∈ s with ¬ p x, f x = ∑ x ∈ s, f x := by
  rw [sum_filter, sum_filter, ← sum_add_distrib]
  refine sum_congr rfl fun x _ => ?_
  by_cases h : p x <;> simp [h] <;> grind

theorem sum_comm {s : Finset α} {t : Finset β} {f : α → β → M} :
    ∑ x ∈ s, ∑ y ∈ t, f x y = ∑ y ∈ t, ∑ x ∈ s, f x y := by
  classical
  induction s using Finset.induction_on with
  | empty => exact sum_const_zero.symm
  | insert a s n ih =>
    rw [sum_insert n, ih, ← sum_add_distrib]
    exact sum_congr rfl fun y _ => (sum_insert (f := fun x => f x y) n).symm

theorem sum_image [DecidableEq α] {s : Finset β} {g : β → α}
    (h : ∀ x, x ∈ s → ∀ y, y ∈ s → g x = g y → x = y) :
    ∑ x ∈ s.image g, f x = ∑ x ∈ s, f (g x) := by
  classical
  induction s using Finset.induction_on with
  | empty => rfl
  | insert a s n ih =>
    have e : (insert a s).image g = insert (g a) (s.image g) := by ext; simp; grind
    rw [e, sum_insert, sum_insert n, ih]
    · exact fun x hx y hy => h x (mem_insert_of_mem hx) y (mem_insert_of_mem hy)
    · intro m
      obtain ⟨x, hx, e⟩ := mem_image.1 m
      exact n (h x (mem_insert_of_mem hx) a (mem_insert_self a s) e ▸ hx)

theorem sum_union [DecidableEq α] (h : ∀ x, x ∈ s → x ∉ t) :
    ∑ x ∈ s ∪ t, f x = ∑ x ∈ s, f x + ∑ x ∈ t, f x := by
  induction s using Finset.induction_on with
  | empty =>
    rw [show ∅ ∪ t = t by ext; simp, sum_empty]
    grind
  | insert a s n ih =>
    rw [show insert a s ∪ t = insert a (s ∪ t) by ext; simp [or_assoc], sum_insert, sum_insert n, ih]
    · grind
    · exact fun x m => h x (mem_insert_of_mem m)
    · simpa [n] using h a (mem_insert_self a s)

theorem add_sum_erase [DecidableEq α] (s : Finset α) (f : α → M) (h : a ∈ s) :
    f a + ∑ x ∈ s.erase a, f x = ∑ x ∈ s, f x := by
  rw [← sum_insert (by simp)]
  exact sum_congr (by ext; simp; grind) fun _ _ => rfl

theorem sum_erase_add [DecidableEq α] (s : Finset α) (f : α → M) (h : a ∈ s) :
    ∑ x ∈ s.erase a, f x + f a = ∑ x ∈ s, f x := by
  rw [← add_sum_erase s f h, Semiring.add_comm]

end Semiring

section Ring
variable [Ring M] {s : Finset α} (f g : α → M)

@[simp] theorem sum_neg_distrib : ∑ x ∈ s, -f x = -∑ x ∈ s, f x := by
  classical
  induction s using Finset.induction_on with
  | empty => rw [sum_empty, sum_empty]; grind
  | insert a s n ih => rw [sum_insert n, sum_insert n, ih]; grind

theorem sum_sub_distrib : ∑ x ∈ s, (f x - g x) = ∑ x ∈ s, f x - ∑ x ∈ s, g x := by
  simp only [Ring.sub_eq_add_neg, sum_add_distrib, sum_neg_distrib]

/-- A telescoping sum. -/
theorem sum_range_sub (f : Nat → M) (n : Nat) : ∑ i ∈ range n, (f (i + 1) - f i) = f n - f 0 := by
  induction n with
  | zero => rw [range_zero, sum_empty]; grind
  | succ n ih => rw [range_succ, sum_insert (by simp), ih]; grind

theorem sum_range_sub' (f : Nat → M) (n : Nat) : ∑ i ∈ range n, (f i - f (i + 1)) = f 0 - f n := by
  induction n with
  | zero => rw [range_zero, sum_empty]; grind
  | succ n ih => rw [range_succ, sum_insert (by simp), ih]; grind

end Ring

theorem sum_div [Field M] (s : Finset α) (f : α → M) (b : M) :
    (∑ x ∈ s, f x) / b = ∑ x ∈ s, f x / b := by
  simp only [Field.div_eq_mul_inv, sum_mul]

/-! ### Ranges and intervals -/

section Range
variable [Semiring M] (f : Nat → M)

theorem sum_range_zero : ∑ k ∈ range 0, f k = 0 := rfl

@[grind =] theorem sum_range_succ (n : Nat) :
    (range (n + 1)).sum f = (range n).sum f + f n := by
  rw [range_succ, sum_insert (by simp), Semiring.add_comm]

theorem sum_range_succ_comm (n : Nat) :
    ∑ k ∈ range (n + 1), f k = f n + ∑ k ∈ range n, f k := by
  rw [sum_range_succ, Semiring.add_comm]

@[simp] theorem sum_range_one : ∑ k ∈ range 1, f k = f 0 := by
  rw [range_one, sum_singleton]

theorem sum_range_succ' (n : Nat) :
    ∑ k ∈ range (n + 1), f k = ∑ k ∈ range n, f (k + 1) + f 0 := by
  induction n with
  | zero => rw [sum_range_succ]; rfl
  | succ n ih => rw [sum_range_succ, ih, sum_range_succ _ n]; grind

variable {f} {a b : Nat}

theorem sum_Icc_succ_top (h : a ≤ b + 1) (f : Nat → M) :
    ∑ k ∈ Icc a (b + 1), f k = ∑ k ∈ Icc a b, f k + f (b + 1) := by
  rw [Icc_succ_right h, sum_insert (by simp), Semiring.add_comm]

/-- The sum from 1 on, where the bound of `sum_Icc_succ_top` needs no proof. -/
@[grind =] theorem sum_Icc_one_succ (n : Nat) (f : Nat → M) :
    (Icc 1 (n + 1)).sum f = (Icc 1 n).sum f + f (n + 1) :=
  sum_Icc_succ_top (by omega) f

@[simp, grind =] theorem sum_Icc_one_zero (f : Nat → M) : (Icc 1 0).sum f = 0 := rfl

theorem sum_Ico_succ_top (h : a ≤ b) (f : Nat → M) :
    ∑ k ∈ Ico a (b + 1), f k = ∑ k ∈ Ico a b, f k + f b := by
  rw [show Ico a (b + 1) = insert b (Ico a b) by ext; simp; omega, sum_insert (by simp),
    Semiring.add_comm]

theorem sum_Icc_eq_sum_range (a b : Nat) (f : Nat → M) :
    ∑ k ∈ Icc a b, f k = ∑ i ∈ range (b + 1 - a), f (a + i) := by
  rw [← sum_image (g := (a + ·)) (by intro x _ y _ h; simp only at h; omega)]
  refine sum_congr (Finset.ext fun x => ?_) fun _ _ => rfl
  simp only [mem_Icc, mem_image, mem_range]
  exact ⟨fun h => ⟨x - a, by omega, by omega⟩, fun ⟨_, _, _⟩ => by omega⟩

theorem sum_Ico_eq_sum_range (f : Nat → M) (m n : Nat) :
    ∑ k ∈ Ico m n, f k = ∑ i ∈ range (n - m), f (m + i) := by
  rw [← sum_image (g := (m + ·)) (by intro x _ y _ h; simp only at h; omega)]
  refine sum_congr (Finset.ext fun x => ?_) fun _ _ => rfl
  simp only [mem_Ico, mem_image, mem_range]
  exact ⟨fun h => ⟨x - m, by omega, by omega⟩, fun ⟨_, _, _⟩ => by omega⟩

/-- A sum over an interval of integers, counted from its lower end. -/
theorem sum_Icc_int (a b : Int) (f : Int → M) :
    ∑ k ∈ Icc a b, f k = ∑ i ∈ range (b + 1 - a).toNat, f (a + i) := by
  rw [← sum_image (g := fun i : Nat => a + (i : Int)) (f := f) (by intro x _ y _ h; simp only at h; omega)]
  refine sum_congr (Finset.ext fun x => ?_) fun _ _ => rfl
  simp only [mem_Icc, mem_image, mem_range]
  exact ⟨fun h => ⟨(x - a).toNat, by omega, by omega⟩, fun ⟨_, _, _⟩ => by omega⟩

theorem sum_range_id_mul_two (n : Nat) : (∑ i ∈ range n, i) * 2 = n * (n - 1) := by
  induction n with
  | zero => rfl
  | succ n ih => rw [sum_range_succ, Nat.add_mul, ih]; cases n <;> grind

theorem sum_range_id (n : Nat) : ∑ i ∈ range n, i = n * (n - 1) / 2 := by
  have := sum_range_id_mul_two n
  omega

end Range
end Finset
