module

public import Olympiad.Finset.Order
public import Olympiad.Function

/-!
# Finite types, finite sets

Instances of `Fintype`, `Set.toFinset`, `Set.Finite` and the cardinalities `Fintype.card`, `Nat.card`,
`Set.ncard`.
-/

@[expose] public noncomputable section

/-! ### Instances -/

instance (n : Nat) : Fintype (Fin n) := ⟨Finset.fins n, fun x => Finset.mem_fins x |>.2 trivial⟩

instance : Fintype Bool :=
  ⟨Finset.ofList [true, false] (by simp), fun x => by cases x <;> simp⟩

instance : Fintype Unit := ⟨Finset.ofList [()] (by simp), fun _ => by simp⟩

instance : Fintype Empty := ⟨∅, nofun⟩

instance {α : Type u} {β : Type v} [Fintype α] [Fintype β] : Fintype (α × β) :=
  ⟨Finset.univ ×ˢ Finset.univ, fun x => by simp⟩

instance {α : Type u} [Fintype α] (p : α → Prop) [DecidablePred p] : Decidable (∀ x, p x) :=
  decidable_of_iff (∀ x, x ∈ (Finset.univ : Finset α) → p x)
    ⟨fun h x => h x (Finset.mem_univ x), fun h x _ => h x⟩

instance {α : Type u} [Fintype α] (p : α → Prop) [DecidablePred p] : Decidable (∃ x, p x) :=
  decidable_of_iff (∃ x, x ∈ (Finset.univ : Finset α) ∧ p x)
    ⟨fun ⟨x, _, h⟩ => ⟨x, h⟩, fun ⟨x, h⟩ => ⟨x, Finset.mem_univ x, h⟩⟩

/-- The number of elements of a finite type. -/
def Fintype.card (α : Type u) [Fintype α] : Nat := (Finset.univ : Finset α).card

/-! ### Injections -/

/-- An injective function: `α ↪ β`. -/
structure Function.Embedding (α : Sort u) (β : Sort v) where
  toFun : α → β
  inj' : Function.Injective toFun

set_option compiler.extract_closed false in
@[inherit_doc] infixr:25 " ↪ " => Function.Embedding

instance {α : Sort u} {β : Sort v} : CoeFun (α ↪ β) fun _ => α → β := ⟨Function.Embedding.toFun⟩

/-- The values of an injection on `s`. -/
def Finset.map {α : Type u} {β : Type v} (f : α ↪ β) (s : Finset α) : Finset β :=
  Quotient.lift (fun l => ofList (l.1.map f.toFun) (l.2.map _ fun _ _ n e => n (f.inj' e)))
    (fun _ _ p => Quotient.sound (List.Perm.map _ p)) s

@[simp, grind =] theorem Finset.mem_map {α : Type u} {β : Type v} {f : α ↪ β} {s : Finset α} {b : β} :
    b ∈ s.map f ↔ ∃ a, a ∈ s ∧ f a = b := by
  induction s using Finset.ind with | h l hl =>
  exact List.mem_map

/-! ### Sums over `Fin n` -/

namespace Fin
variable {n : Nat} {M : Type u}

open Lean.Grind (Semiring CommSemiring)

@[simp] theorem sum_univ_zero [Semiring M] (f : Fin 0 → M) : ∑ i, f i = 0 := rfl

@[simp] theorem prod_univ_zero [CommSemiring M] (f : Fin 0 → M) : ∏ i, f i = 1 := rfl

theorem sum_univ_succ [Semiring M] (f : Fin (n + 1) → M) :
    ∑ i, f i = f 0 + ∑ i : Fin n, f i.succ := by
  show (List.finRange (n + 1)).foldr (fun i t => f i + t) 0 =
    f 0 + (List.finRange n).foldr (fun i t => f i.succ + t) 0
  rw [List.finRange_succ, List.foldr_cons, List.foldr_map]

theorem prod_univ_succ [CommSemiring M] (f : Fin (n + 1) → M) :
    ∏ i, f i = f 0 * ∏ i : Fin n, f i.succ := by
  show (List.finRange (n + 1)).foldr (fun i t => f i * t) 1 =
    f 0 * (List.finRange n).foldr (fun i t => f i.succ * t) 1
  rw [List.finRange_succ, List.foldr_cons, List.foldr_map]

theorem sum_univ_two [Semiring M] (f : Fin 2 → M) : ∑ i, f i = f 0 + f 1 := by
  rw [sum_univ_succ, sum_univ_succ, sum_univ_zero, Semiring.add_zero]; rfl

theorem sum_univ_three [Semiring M] (f : Fin 3 → M) : ∑ i, f i = f 0 + f 1 + f 2 := by
  rw [sum_univ_succ, sum_univ_two, ← Semiring.add_assoc]; rfl

end Fin

theorem Finset.sum_range {M : Type u} [Lean.Grind.Semiring M] {n : Nat} (f : Nat → M) :
    ∑ i ∈ range n, f i = ∑ i : Fin n, f i := by
  induction n generalizing f with
  | zero => rfl
  | succ n ih => rw [sum_range_succ', ih, Fin.sum_univ_succ, Lean.Grind.Semiring.add_comm]; rfl

@[simp] theorem Fintype.card_fin (n : Nat) : Fintype.card (Fin n) = n := List.length_finRange

@[simp] theorem Finset.card_univ {α : Type u} [Fintype α] :
    (Finset.univ : Finset α).card = Fintype.card α := rfl

@[simp] theorem Fintype.card_bool : Fintype.card Bool = 2 := rfl

@[simp] theorem Fintype.card_prod (α : Type u) (β : Type v) [Fintype α] [Fintype β] :
    Fintype.card (α × β) = Fintype.card α * Fintype.card β := Finset.card_product _ _

/-! ### Finite sets -/

namespace Set
variable {α : Type u} {s t : Set α} {a : α}

/-- The elements of a set whose type is finite. -/
def toFinset (s : Set α) [Fintype s] : Finset α :=
  (Finset.univ : Finset {x // x ∈ s}).map ⟨Subtype.val, fun _ _ => Subtype.ext⟩

@[simp, grind =] theorem mem_toFinset {s : Set α} [Fintype s] : a ∈ s.toFinset ↔ a ∈ s := by
  simp only [toFinset, Finset.mem_map, Finset.mem_univ, true_and]
  exact ⟨fun ⟨x, e⟩ => e ▸ x.2, fun h => ⟨⟨a, h⟩, rfl⟩⟩

/-- `s` has finitely many elements. -/
protected def Finite (s : Set α) : Prop := ∃ f : Finset α, ∀ x, x ∈ f ↔ x ∈ s

/-- `s` has infinitely many elements. -/
protected def Infinite (s : Set α) : Prop := ¬ s.Finite

/-- The elements of a finite set. -/
protected def Finite.toFinset (h : s.Finite) : Finset α := h.choose

@[simp, grind =] theorem Finite.mem_toFinset (h : s.Finite) : a ∈ h.toFinset ↔ a ∈ s :=
  h.choose_spec a

/-- The number of elements of a set; 0 for infinite ones. -/
def ncard (s : Set α) : Nat := open Classical in if h : s.Finite then h.toFinset.card else 0

theorem Finite.subset (h : t.Finite) (k : s ⊆ t) : s.Finite := by
  classical
  obtain ⟨f, hf⟩ := h
  exact ⟨f.filter (· ∈ s), fun x => by simpa [hf] using k x⟩

theorem toFinite (s : Set α) [Fintype s] : s.Finite := ⟨s.toFinset, fun _ => mem_toFinset⟩

theorem finite_coe (f : Finset α) : (f : Set α).Finite := ⟨f, fun _ => Iff.rfl⟩

@[simp] theorem finite_empty : (∅ : Set α).Finite := ⟨∅, by simp⟩

@[simp] theorem finite_singleton (a : α) : ({a} : Set α).Finite := ⟨{a}, by simp⟩

theorem Finite.insert (a : α) (h : s.Finite) : (insert a s).Finite := by
  classical
  exact ⟨Insert.insert a h.toFinset, by simp⟩

theorem Finite.union (h : s.Finite) (k : t.Finite) : (s ∪ t).Finite := by
  classical
  exact ⟨h.toFinset ∪ k.toFinset, by simp⟩

theorem Finite.image {β : Type v} (f : α → β) (h : s.Finite) : (f '' s).Finite := by
  classical
  exact ⟨h.toFinset.image f, by simp⟩

theorem finite_Icc [LE α] [LT α] [LocallyFiniteOrder α] (a b : α) : (Icc a b).Finite :=
  ⟨Finset.Icc a b, by simp⟩

theorem finite_lt_nat (n : Nat) : {i | i < n}.Finite := ⟨Finset.range n, by simp⟩

theorem finite_le_nat (n : Nat) : {i | i ≤ n}.Finite := ⟨Finset.range (n + 1), by simp; omega⟩

/-- A set of natural numbers without a largest element is infinite. -/
theorem infinite_of_forall_exists_gt {s : Set Nat} (h : ∀ a, ∃ b, b ∈ s ∧ a < b) : s.Infinite := by
  intro ⟨f, hf⟩
  obtain ⟨b, hb, lt⟩ := h (∑ x ∈ f, x)
  have := Finset.single_le_sum (f := fun x => x) (fun x _ => Nat.zero_le x) ((hf b).2 hb)
  simp only at this
  omega

/-- The way to count a set: name its elements. -/
theorem ncard_eq_card (f : Finset α) (h : ∀ x, x ∈ s ↔ x ∈ f) : s.ncard = f.card := by
  have fin : s.Finite := ⟨f, fun x => (h x).symm⟩
  rw [ncard, dif_pos fin]
  congr 1
  ext x
  rw [Finite.mem_toFinset, h]

@[simp] theorem ncard_coe_finset (f : Finset α) : (f : Set α).ncard = f.card :=
  ncard_eq_card f fun _ => Iff.rfl

theorem ncard_eq_toFinset_card' (s : Set α) [Fintype s] : s.ncard = s.toFinset.card :=
  ncard_eq_card _ fun _ => mem_toFinset.symm

theorem ncard_eq_toFinset_card (s : Set α) (h : s.Finite) : s.ncard = h.toFinset.card :=
  ncard_eq_card _ fun _ => h.mem_toFinset.symm

@[simp] theorem ncard_empty : (∅ : Set α).ncard = 0 := ncard_eq_card ∅ (by simp)

@[simp] theorem ncard_singleton (a : α) : ({a} : Set α).ncard = 1 := ncard_eq_card {a} (by simp)

theorem Infinite.ncard (h : s.Infinite) : s.ncard = 0 := dif_neg h

end Set

/-- The number of elements of a type; 0 for infinite ones. -/
protected def Nat.card (α : Type u) : Nat :=
  open Classical in if h : Nonempty (Fintype α) then @Fintype.card α (Classical.choice h) else 0

/-- The type of the elements of a set, counted. -/
theorem Set.toFinset_card {α : Type u} (s : Set α) [Fintype s] : s.toFinset.card = Fintype.card s := by
  rw [toFinset, Fintype.card]
  generalize (Finset.univ : Finset s) = t
  induction t using Finset.ind with | h l hl =>
  exact List.length_map _
