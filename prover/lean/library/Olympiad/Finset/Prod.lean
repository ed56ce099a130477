module

public import Olympiad.Finset.BigOperators

/-!
# Products: the algebra

Lemmas of `Finset.prod` under Mathlib's names; the counterpart of `Olympiad.Finset.Sum`.
-/

@[expose] public section

open Lean.Grind (Semiring CommSemiring CommRing Field)

namespace Finset
variable {α : Type u} {β : Type v} {M : Type w} [CommSemiring M]
variable {s t : Finset α} {f g : α → M} {a : α}

@[simp, grind =] theorem prod_empty : Finset.prod ∅ f = 1 := rfl

@[simp] theorem prod_insert [DecidableEq α] (h : a ∉ s) :
    ∏ x ∈ insert a s, f x = f a * ∏ x ∈ s, f x := by
  induction s using ind with | h l hl =>
  show (l.insert a).foldr (fun x t => f x * t) 1 = f a * l.foldr (fun x t => f x * t) 1
  rw [List.insert_of_not_mem (by exact h), List.foldr_cons]

@[simp, grind =] theorem prod_singleton (f : α → M) (a : α) : Finset.prod {a} f = f a :=
  Semiring.mul_one (f a)

theorem prod_congr (h : s = t) (e : ∀ x, x ∈ t → f x = g x) : ∏ x ∈ s, f x = ∏ x ∈ t, g x := by
  classical
  subst h
  induction s using Finset.induction_on with
  | empty => rfl
  | insert a s n ih =>
    rw [prod_insert n, prod_insert n, e a (mem_insert_self a s),
      ih fun x m => e x (mem_insert_of_mem m)]

@[simp] theorem prod_const_one : ∏ _x ∈ s, (1 : M) = 1 := by
  classical
  induction s using Finset.induction_on with
  | empty => rfl
  | insert a s n ih => rw [prod_insert n, ih, Semiring.mul_one]

theorem prod_eq_one (h : ∀ x, x ∈ s → f x = 1) : ∏ x ∈ s, f x = 1 := by
  rw [prod_congr rfl h, prod_const_one]

theorem prod_mul_distrib : ∏ x ∈ s, f x * g x = (∏ x ∈ s, f x) * ∏ x ∈ s, g x := by
  classical
  induction s using Finset.induction_on with
  | empty => exact (Semiring.mul_one 1).symm
  | insert a s n ih => rw [prod_insert n, prod_insert n, prod_insert n, ih]; grind

theorem prod_pow (s : Finset α) (n : Nat) (f : α → M) : ∏ x ∈ s, f x ^ n = (∏ x ∈ s, f x) ^ n := by
  induction n with
  | zero => simp only [Semiring.pow_zero, prod_const_one]
  | succ n ih => simp only [Semiring.pow_succ, prod_mul_distrib, ih]

theorem prod_const (b : M) : ∏ _x ∈ s, b = b ^ s.card := by
  induction s using ind with | h l hl =>
  show l.foldr (fun _ t => b * t) 1 = b ^ l.length
  clear hl
  induction l with
  | nil => exact (Semiring.pow_zero b).symm
  | cons a l ih => rw [List.foldr_cons, ih, List.length_cons, Semiring.pow_succ, CommSemiring.mul_comm]

theorem prod_filter (p : α → Prop) [DecidablePred p] (f : α → M) :
    ∏ x ∈ s with p x, f x = ∏ x ∈ s, if p x then f x else 1 := by
  induction s using ind with | h l hl =>
  show (l.filter fun x => p x).foldr (fun x t => f x * t) 1 =
    l.foldr (fun x t => (if p x then f x else 1) * t) 1
  clear hl
  induction l with
  | nil => rfl
  | cons a l ih =>
    by_cases h : p a
    · simp [h, ih]
    · simp [h, ih]; grind

theorem mul_prod_erase [DecidableEq α] (s : Finset α) (f : α → M) (h : a ∈ s) :
    f a * ∏ x ∈ s.erase a, f x = ∏ x ∈ s, f x := by
  rw [← prod_insert (by simp)]
  exact prod_congr (by ext; simp; grind) fun _ _ => rfl

theorem prod_image [DecidableEq α] {s : Finset β} {g : β → α}
    (h : ∀ x, x ∈ s → ∀ y, y ∈ s → g x = g y → x = y) :
    ∏ x ∈ s.image g, f x = ∏ x ∈ s, f (g x) := by
  classical
  induction s using Finset.induction_on with
  | empty => rfl
  | insert a s n ih =>
    have e : (insert a s).image g = insert (g a) (s.image g) := by ext; simp; grind
    rw [e, prod_insert, prod_insert n, ih]
    · exact fun x hx y hy => h x (mem_insert_of_mem hx) y (mem_insert_of_mem hy)
    · intro m
      obtain ⟨x, hx, e⟩ := mem_image.1 m
      exact n (h x (mem_insert_of_mem hx) a (mem_insert_self a s) e ▸ hx)

theorem prod_eq_zero (h : a ∈ s) (e : f a = 0) : ∏ x ∈ s, f x = 0 := by
  classical
  rw [← mul_prod_erase s f h, e, Semiring.zero_mul]

/-! ### Ranges and intervals -/

section Range
variable (f : Nat → M)

theorem prod_range_zero : ∏ k ∈ range 0, f k = 1 := rfl

@[grind =] theorem prod_range_succ (n : Nat) :
    (range (n + 1)).prod f = (range n).prod f * f n := by
  rw [range_succ, prod_insert (by simp), CommSemiring.mul_comm]

theorem prod_range_succ_comm (n : Nat) :
    ∏ k ∈ range (n + 1), f k = f n * ∏ k ∈ range n, f k := by
  rw [prod_range_succ, CommSemiring.mul_comm]

@[simp] theorem prod_range_one : ∏ k ∈ range 1, f k = f 0 := by
  rw [range_one, prod_singleton]

theorem prod_range_succ' (n : Nat) :
    ∏ k ∈ range (n + 1), f k = (∏ k ∈ range n, f (k + 1)) * f 0 := by
  induction n with
  | zero => rw [prod_range_succ]; rfl
  | succ n ih => rw [prod_range_succ, ih, prod_range_succ _ n]; grind

variable {f} {a b : Nat}

theorem prod_Icc_succ_top (h : a ≤ b + 1) (f : Nat → M) :
    ∏ k ∈ Icc a (b + 1), f k = (∏ k ∈ Icc a b, f k) * f (b + 1) := by
  rw [Icc_succ_right h, prod_insert (by simp), CommSemiring.mul_comm]

/-- The product from 1 on, where the bound of `prod_Icc_succ_top` needs no proof. -/
@[grind =] theorem prod_Icc_one_succ (n : Nat) (f : Nat → M) :
    (Icc 1 (n + 1)).prod f = (Icc 1 n).prod f * f (n + 1) :=
  prod_Icc_succ_top (by omega) f

@[simp, grind =] theorem prod_Icc_one_zero (f : Nat → M) : (Icc 1 0).prod f = 1 := rfl

theorem prod_Ico_succ_top (h : a ≤ b) (f : Nat → M) :
    ∏ k ∈ Ico a (b + 1), f k = (∏ k ∈ Ico a b, f k) * f b := by
  rw [show Ico a (b + 1) = insert b (Ico a b) by ext; simp; omega, prod_insert (by simp),
    CommSemiring.mul_comm]

theorem prod_Icc_eq_prod_range (a b : Nat) (f : Nat → M) :
    ∏ k ∈ Icc a b, f k = ∏ i ∈ range (b + 1 - a), f (a + i) := by
  rw [← prod_image (g := (a + ·)) (by intro x _ y _ h; simp only at h; omega)]
  refine prod_congr (Finset.ext fun x => ?_) fun _ _ => rfl
  simp only [mem_Icc, mem_image, mem_range]
  exact ⟨fun h => ⟨x - a, by omega, by omega⟩, fun ⟨_, _, _⟩ => by omega⟩

/-- A product over an interval of integers, counted from its lower end. -/
theorem prod_Icc_int (a b : Int) (f : Int → M) :
    ∏ k ∈ Icc a b, f k = ∏ i ∈ range (b + 1 - a).toNat, f (a + i) := by
  rw [← prod_image (g := fun i : Nat => a + (i : Int)) (f := f)
    (by intro x _ y _ h; simp only at h; omega)]
  refine prod_congr (Finset.ext fun x => ?_) fun _ _ => rfl
  simp only [mem_Icc, mem_image, mem_range]
  exact ⟨fun h => ⟨(x - a).toNat, by omega, by omega⟩, fun ⟨_, _, _⟩ => by omega⟩

end Range

/-! ### Divisibility of natural numbers and integers -/

theorem dvd_prod_of_mem (f : α → Nat) (h : a ∈ s) : f a ∣ ∏ x ∈ s, f x := by
  classical
  exact ⟨_, (mul_prod_erase s f h).symm⟩

theorem prod_pos {f : α → Nat} (h : ∀ x, x ∈ s → 0 < f x) : 0 < ∏ x ∈ s, f x := by
  classical
  induction s using Finset.induction_on with
  | empty => exact Nat.one_pos
  | insert a s n ih =>
    rw [prod_insert n]
    exact Nat.mul_pos (h a (mem_insert_self a s)) (ih fun x m => h x (mem_insert_of_mem m))

end Finset
