module

public import Olympiad.Finset.Basic
public import Olympiad.Order

/-!
# Ranges and intervals

`Finset.range` and `Finset.Icc` with its relatives, over the types with `LocallyFiniteOrder`.
-/

@[expose] public noncomputable section

/-- An order whose intervals are finite. -/
class LocallyFiniteOrder (α : Type u) [LE α] [LT α] where
  finsetIcc : α → α → Finset α
  finsetIco : α → α → Finset α
  finsetIoc : α → α → Finset α
  finsetIoo : α → α → Finset α
  finset_mem_Icc : ∀ a b x, x ∈ finsetIcc a b ↔ a ≤ x ∧ x ≤ b
  finset_mem_Ico : ∀ a b x, x ∈ finsetIco a b ↔ a ≤ x ∧ x < b
  finset_mem_Ioc : ∀ a b x, x ∈ finsetIoc a b ↔ a < x ∧ x ≤ b
  finset_mem_Ioo : ∀ a b x, x ∈ finsetIoo a b ↔ a < x ∧ x < b

namespace Finset

/-- The natural numbers below `n`. -/
def range (n : Nat) : Finset Nat := ofList (List.range n) List.nodup_range

@[simp, grind =] theorem mem_range {n m : Nat} : m ∈ range n ↔ m < n := List.mem_range

section Interval
variable {α : Type u} [LE α] [LT α] [LocallyFiniteOrder α] {a b x : α}

/-- The elements from `a` to `b`, both included. -/
def Icc (a b : α) : Finset α := LocallyFiniteOrder.finsetIcc a b
/-- The elements from `a`, included, to `b`, excluded. -/
def Ico (a b : α) : Finset α := LocallyFiniteOrder.finsetIco a b
/-- The elements from `a`, excluded, to `b`, included. -/
def Ioc (a b : α) : Finset α := LocallyFiniteOrder.finsetIoc a b
/-- The elements from `a` to `b`, both excluded. -/
def Ioo (a b : α) : Finset α := LocallyFiniteOrder.finsetIoo a b

@[simp, grind =] theorem mem_Icc : x ∈ Icc a b ↔ a ≤ x ∧ x ≤ b :=
  LocallyFiniteOrder.finset_mem_Icc a b x
@[simp, grind =] theorem mem_Ico : x ∈ Ico a b ↔ a ≤ x ∧ x < b :=
  LocallyFiniteOrder.finset_mem_Ico a b x
@[simp, grind =] theorem mem_Ioc : x ∈ Ioc a b ↔ a < x ∧ x ≤ b :=
  LocallyFiniteOrder.finset_mem_Ioc a b x
@[simp, grind =] theorem mem_Ioo : x ∈ Ioo a b ↔ a < x ∧ x < b :=
  LocallyFiniteOrder.finset_mem_Ioo a b x

end Interval

/-- The natural numbers from `a` on, `n` of them. -/
def natsFrom (a n : Nat) : Finset Nat :=
  ofList ((List.range n).map (a + ·)) (List.nodup_range.map _ fun _ _ h => by omega)

theorem mem_natsFrom {a n x : Nat} : x ∈ natsFrom a n ↔ a ≤ x ∧ x < a + n := by
  show x ∈ (List.range n).map (a + ·) ↔ _
  simp only [List.mem_map, List.mem_range]
  exact ⟨fun ⟨i, h, e⟩ => by omega, fun h => ⟨x - a, by omega, by omega⟩⟩

/-- The integers from `a` on, `n` of them. -/
def intsFrom (a : Int) (n : Nat) : Finset Int :=
  ofList ((List.range n).map fun i : Nat => a + (i : Int)) (List.nodup_range.map _ fun _ _ h => by omega)

theorem mem_intsFrom {a : Int} {n : Nat} {x : Int} : x ∈ intsFrom a n ↔ a ≤ x ∧ x < a + n := by
  show x ∈ (List.range n).map (fun i : Nat => a + (i : Int)) ↔ _
  simp only [List.mem_map, List.mem_range]
  exact ⟨fun ⟨i, h, e⟩ => by omega, fun h => ⟨(x - a).toNat, by omega, by omega⟩⟩

theorem nodup_finRange (n : Nat) : (List.finRange n).Nodup := by
  rw [List.Nodup, List.pairwise_iff_getElem]
  intro i j hi hj h
  simp [Fin.ext_iff]
  omega

/-- The elements of `Fin n`. -/
def fins (n : Nat) : Finset (Fin n) := ofList (List.finRange n) (nodup_finRange n)

@[simp, grind =] theorem mem_fins {n : Nat} (x : Fin n) : x ∈ fins n ↔ True :=
  iff_true_intro (List.mem_finRange x)

end Finset

instance : LocallyFiniteOrder Nat where
  finsetIcc a b := Finset.natsFrom a (b + 1 - a)
  finsetIco a b := Finset.natsFrom a (b - a)
  finsetIoc a b := Finset.natsFrom (a + 1) (b - a)
  finsetIoo a b := Finset.natsFrom (a + 1) (b - a - 1)
  finset_mem_Icc a b x := Finset.mem_natsFrom.trans (by omega)
  finset_mem_Ico a b x := Finset.mem_natsFrom.trans (by omega)
  finset_mem_Ioc a b x := Finset.mem_natsFrom.trans (by omega)
  finset_mem_Ioo a b x := Finset.mem_natsFrom.trans (by omega)

instance : LocallyFiniteOrder Int where
  finsetIcc a b := Finset.intsFrom a (b + 1 - a).toNat
  finsetIco a b := Finset.intsFrom a (b - a).toNat
  finsetIoc a b := Finset.intsFrom (a + 1) (b - a).toNat
  finsetIoo a b := Finset.intsFrom (a + 1) (b - a - 1).toNat
  finset_mem_Icc a b x := Finset.mem_intsFrom.trans (by omega)
  finset_mem_Ico a b x := Finset.mem_intsFrom.trans (by omega)
  finset_mem_Ioc a b x := Finset.mem_intsFrom.trans (by omega)
  finset_mem_Ioo a b x := Finset.mem_intsFrom.trans (by omega)

instance (n : Nat) : LocallyFiniteOrder (Fin n) where
  finsetIcc a b := (Finset.fins n).filter fun x => a ≤ x ∧ x ≤ b
  finsetIco a b := (Finset.fins n).filter fun x => a ≤ x ∧ x < b
  finsetIoc a b := (Finset.fins n).filter fun x => a < x ∧ x ≤ b
  finsetIoo a b := (Finset.fins n).filter fun x => a < x ∧ x < b
  finset_mem_Icc a b x := by simp
  finset_mem_Ico a b x := by simp
  finset_mem_Ioc a b x := by simp
  finset_mem_Ioo a b x := by simp

namespace Finset
variable {m n : Nat}

@[simp, grind =] theorem range_zero : range 0 = ∅ := rfl
@[simp] theorem range_one : range 1 = {0} := rfl
theorem range_succ : range (n + 1) = insert n (range n) := by ext; simp; omega
theorem range_add_one : range (n + 1) = insert n (range n) := range_succ
@[simp] theorem notMem_range_self : n ∉ range n := by simp
theorem self_mem_range_succ (n : Nat) : n ∈ range (n + 1) := by simp
theorem range_eq_Ico : range n = Ico 0 n := by ext; simp
theorem range_eq_Icc_zero_sub_one (n : Nat) (h : n ≠ 0) : range n = Icc 0 (n - 1) := by
  ext; simp; omega
theorem Icc_eq_empty (h : n < m) : Icc m n = ∅ := by ext; simp; omega
@[simp] theorem Icc_self (n : Nat) : Icc n n = {n} := by ext; simp; omega
theorem Ico_succ_right : Ico m (n + 1) = Icc m n := by ext; simp; omega
theorem Ioc_eq_Icc : Ioc m n = Icc (m + 1) n := by ext; simp; omega
theorem Icc_succ_right (h : m ≤ n + 1) : Icc m (n + 1) = insert (n + 1) (Icc m n) := by
  ext; simp; omega
theorem range_subset : range m ⊆ range n ↔ m ≤ n := by
  refine ⟨fun h => ?_, fun h x => by simp; omega⟩
  match m with
  | 0 => omega
  | m + 1 => have := mem_range.1 (h m (by simp)); omega

/-- A set of natural numbers given by a bounded condition, in a form that can be computed. -/
theorem eq_filter_range {S : Finset Nat} {p : Nat → Prop} [DecidablePred p]
    (h : ∀ n, n ∈ S ↔ p n) (N : Nat) (bound : ∀ n, p n → n < N) : S = (range N).filter p := by
  ext n
  simp only [h, mem_filter, mem_range]
  exact ⟨fun k => ⟨bound n k, k⟩, And.right⟩

/-- A set of integers given by a bounded condition, in a form that can be computed. -/
theorem eq_filter_Icc {S : Finset Int} {p : Int → Prop} [DecidablePred p]
    (h : ∀ n, n ∈ S ↔ p n) (a b : Int) (bound : ∀ n, p n → a ≤ n ∧ n ≤ b) :
    S = (Icc a b).filter p := by
  ext n
  simp only [h, mem_filter, mem_Icc]
  exact ⟨fun k => ⟨bound n k, k⟩, And.right⟩

end Finset
