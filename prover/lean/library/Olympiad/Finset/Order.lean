module

public import Olympiad.Finset.Sum

/-!
# Counting and comparing

Lemmas of `Finset.card`, and sums under an order.
-/

@[expose] public section

open Lean.Grind (Semiring OrderedAdd)

namespace Finset
variable {α : Type u} {β : Type v} {s t : Finset α} {a : α}

/-! ### Cardinality -/

@[simp, grind =] theorem card_empty : card (∅ : Finset α) = 0 := rfl
@[simp, grind =] theorem card_singleton (a : α) : card ({a} : Finset α) = 1 := rfl
@[simp, grind =] theorem card_range (n : Nat) : (range n).card = n := List.length_range
theorem card_natsFrom (a n : Nat) : (natsFrom a n).card = n := by
  show ((List.range n).map (a + ·)).length = n
  simp
theorem card_intsFrom (a : Int) (n : Nat) : (intsFrom a n).card = n := by
  show ((List.range n).map fun i : Nat => a + (i : Int)).length = n
  simp

@[simp] theorem _root_.Nat.card_Icc (a b : Nat) : (Icc a b).card = b + 1 - a := card_natsFrom _ _
@[simp] theorem _root_.Nat.card_Ico (a b : Nat) : (Ico a b).card = b - a := card_natsFrom _ _
@[simp] theorem _root_.Nat.card_Ioc (a b : Nat) : (Ioc a b).card = b - a := card_natsFrom _ _
@[simp] theorem _root_.Nat.card_Ioo (a b : Nat) : (Ioo a b).card = b - a - 1 := card_natsFrom _ _
@[simp] theorem _root_.Int.card_Icc (a b : Int) : (Icc a b).card = (b + 1 - a).toNat :=
  card_intsFrom _ _
@[simp] theorem _root_.Int.card_Ico (a b : Int) : (Ico a b).card = (b - a).toNat :=
  card_intsFrom _ _

section
variable [DecidableEq α]

@[simp] theorem card_insert_of_notMem (h : a ∉ s) : (insert a s).card = s.card + 1 := by
  rw [card_eq_sum_ones, sum_insert h, ← card_eq_sum_ones, Nat.add_comm]

theorem card_insert_of_mem (h : a ∈ s) : (insert a s).card = s.card := by
  rw [show insert a s = s by ext; simp; grind]

theorem card_insert_le (a : α) (s : Finset α) : (insert a s).card ≤ s.card + 1 := by
  by_cases h : a ∈ s
  · rw [card_insert_of_mem h]; omega
  · rw [card_insert_of_notMem h]; exact Nat.le_refl _

theorem card_erase_of_mem (h : a ∈ s) : (s.erase a).card = s.card - 1 := by
  have := card_insert_of_notMem (a := a) (s := s.erase a) (by simp)
  rw [show insert a (s.erase a) = s by ext; simp; grind] at this
  omega

end

@[simp, grind =] theorem card_eq_zero : s.card = 0 ↔ s = ∅ := by
  classical
  induction s using Finset.induction_on with
  | empty => simp
  | insert a s n _ =>
    rw [card_insert_of_notMem n]
    exact iff_of_false (by omega) fun e => by simpa [e] using mem_insert_self a s

theorem card_pos : 0 < s.card ↔ s.Nonempty := by
  classical
  induction s using Finset.induction_on with
  | empty => simp [Finset.Nonempty]
  | insert a s n _ =>
    rw [card_insert_of_notMem n]
    exact iff_of_true (by omega) ⟨a, mem_insert_self a s⟩

theorem card_le_card (h : s ⊆ t) : s.card ≤ t.card := by
  classical
  induction s using Finset.induction_on generalizing t with
  | empty => exact Nat.zero_le _
  | insert a s n ih =>
    have m := h a (mem_insert_self a s)
    have k := card_erase_of_mem m
    have := ih (t := t.erase a) fun x hx =>
      mem_erase.2 ⟨fun e => n (e ▸ hx), h x (mem_insert_of_mem hx)⟩
    have := card_pos.2 ⟨a, m⟩
    rw [card_insert_of_notMem n]
    omega

theorem eq_of_subset_of_card_le (h : s ⊆ t) (le : t.card ≤ s.card) : s = t := by
  classical
  refine Subset.antisymm h fun x hx => Classical.byContradiction fun n => ?_
  have := card_le_card (s := insert x s) (t := t) fun y hy => by
    rcases mem_insert.1 hy with rfl | hy
    · exact hx
    · exact h y hy
  rw [card_insert_of_notMem n] at this
  omega

theorem card_filter_le (s : Finset α) (p : α → Prop) [DecidablePred p] :
    (s.filter p).card ≤ s.card :=
  card_le_card fun _ h => (mem_filter.1 h).1

theorem card_eq_one : s.card = 1 ↔ ∃ a, s = {a} := by
  classical
  constructor
  · intro h
    obtain ⟨a, m⟩ := card_pos.1 (h ▸ Nat.one_pos)
    exact ⟨a, (eq_of_subset_of_card_le (fun x hx => mem_singleton.1 hx ▸ m)
      (Nat.le_of_eq h)).symm⟩
  · rintro ⟨a, rfl⟩
    rfl

theorem card_image_le [DecidableEq β] {f : α → β} : (s.image f).card ≤ s.card := by
  classical
  induction s using Finset.induction_on with
  | empty => exact Nat.le_refl _
  | insert a s n ih =>
    rw [show (insert a s).image f = insert (f a) (s.image f) by ext; simp; grind,
      card_insert_of_notMem n]
    exact Nat.le_trans (card_insert_le _ _) (Nat.succ_le_succ ih)

theorem card_image_of_injective [DecidableEq β] {f : α → β} (s : Finset α)
    (h : Function.Injective f) : (s.image f).card = s.card := by
  rw [card_eq_sum_ones, sum_image fun _ _ _ _ e => h e, ← card_eq_sum_ones]

@[simp] theorem card_product (s : Finset α) (t : Finset β) : (s ×ˢ t).card = s.card * t.card := by
  induction s using ind with | h l hl =>
  induction t using ind with | h k hk =>
  show (pairs l k).length = l.length * k.length
  clear hl
  induction l with
  | nil => simp [pairs]
  | cons a l ih => simp_all [pairs, Nat.succ_mul, Nat.add_comm]

/-- The pigeonhole principle. -/
theorem exists_ne_map_eq_of_card_lt_of_maps_to {f : α → β} {t : Finset β} (h : t.card < s.card)
    (m : ∀ x, x ∈ s → f x ∈ t) : ∃ x, x ∈ s ∧ ∃ y, y ∈ s ∧ x ≠ y ∧ f x = f y := by
  classical
  refine Classical.byContradiction fun n => ?_
  have : (s.image f).card = s.card := by
    rw [card_eq_sum_ones, sum_image, ← card_eq_sum_ones]
    intro x hx y hy e
    exact Classical.byContradiction fun k => n ⟨x, hx, y, hy, k, e⟩
  have := card_le_card (s := s.image f) (t := t) fun y hy => by
    obtain ⟨x, hx, rfl⟩ := mem_image.1 hy
    exact m x hx
  omega

/-! ### Sums under an order -/

section Order
variable {M : Type w} [Semiring M] [LE M] [Std.IsPreorder M] [OrderedAdd M] {f g : α → M}

theorem sum_le_sum (h : ∀ x, x ∈ s → f x ≤ g x) : ∑ x ∈ s, f x ≤ ∑ x ∈ s, g x := by
  classical
  induction s using Finset.induction_on with
  | empty => exact Std.IsPreorder.le_refl _
  | insert a s n ih =>
    rw [sum_insert n, sum_insert n]
    exact OrderedAdd.add_le_add (h a (mem_insert_self a s)) (ih fun x m => h x (mem_insert_of_mem m))

theorem sum_nonneg (h : ∀ x, x ∈ s → 0 ≤ f x) : 0 ≤ ∑ x ∈ s, f x := by
  have := sum_le_sum h
  rwa [sum_const_zero] at this

theorem single_le_sum (h : ∀ x, x ∈ s → 0 ≤ f x) (m : a ∈ s) : f a ≤ ∑ x ∈ s, f x := by
  classical
  rw [← add_sum_erase s f m]
  have := sum_nonneg (s := s.erase a) (f := f) fun x k => h x (mem_erase.1 k).2
  have := OrderedAdd.add_le_add (Std.IsPreorder.le_refl (f a)) this
  rwa [Semiring.add_zero] at this

theorem sum_le_sum_of_subset_of_nonneg (h : s ⊆ t) (nonneg : ∀ x, x ∈ t → x ∉ s → 0 ≤ f x) :
    ∑ x ∈ s, f x ≤ ∑ x ∈ t, f x := by
  classical
  have e : t = s ∪ t.filter (· ∉ s) := by ext; simp; grind
  rw [e, sum_union (by simp; grind)]
  have := OrderedAdd.add_le_add (Std.IsPreorder.le_refl (∑ x ∈ s, f x))
    (sum_nonneg (s := t.filter (· ∉ s)) (f := f) (by simpa using nonneg))
  rwa [Semiring.add_zero] at this

end Order

theorem dvd_sum {f : α → Nat} {d : Nat} (h : ∀ x, x ∈ s → d ∣ f x) : d ∣ ∑ x ∈ s, f x := by
  classical
  induction s using Finset.induction_on with
  | empty => exact Nat.dvd_zero d
  | insert a s n ih =>
    rw [sum_insert n]
    exact Nat.dvd_add (h a (mem_insert_self a s)) (ih fun x m => h x (mem_insert_of_mem m))

theorem _root_.Nat.cast_sum_int (s : Finset α) (f : α → Nat) :
    ((∑ x ∈ s, f x : Nat) : Int) = ∑ x ∈ s, (f x : Int) := by
  classical
  induction s using Finset.induction_on with
  | empty => rfl
  | insert a s n ih => rw [sum_insert n, sum_insert n, ← ih]; exact Int.natCast_add _ _

end Finset
