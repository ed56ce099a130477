module

public import Olympiad.Set

/-!
# Finite sets

`Finset α` under Mathlib's names: lists without repetition, up to order. All operations on concrete
data are structural recursions on lists, so that the kernel can compute with them (`decide +kernel`).
-/

@[expose] public noncomputable section

/-- Lists without repetition and with the same elements are permutations of each other. -/
theorem List.perm_of_nodup_of_mem_iff {l k : List α} (hl : l.Nodup) (hk : k.Nodup)
    (h : ∀ a, a ∈ l ↔ a ∈ k) : l.Perm k := by
  classical
  induction l generalizing k with
  | nil =>
    obtain rfl : k = [] := List.eq_nil_iff_forall_not_mem.2 fun a m => by simpa using (h a).2 m
    exact .nil
  | cons a l ih =>
    obtain ⟨al, hl⟩ := List.nodup_cons.1 hl
    refine .trans (.cons a (ih hl (hk.erase a) fun b => ?_))
      (List.perm_cons_erase ((h a).1 (.head l))).symm
    rw [hk.mem_erase_iff, ← h b]
    by_cases e : b = a
    · simp [e, al]
    · simp [e]

/-- Lists without repetition that differ in order alone. -/
instance Finset.setoid (α : Type u) : Setoid {l : List α // l.Nodup} where
  r l k := l.1.Perm k.1
  iseqv := ⟨fun _ => .refl _, .symm, .trans⟩

/-- A finite set: a list without repetition, up to order. -/
def Finset (α : Type u) : Type u := Quotient (Finset.setoid α)

namespace Finset
variable {α : Type u} {β : Type v} {s t : Finset α} {a b : α}

/-- The finite set of the elements of a list. -/
def ofList (l : List α) (h : l.Nodup) : Finset α := Quotient.mk _ ⟨l, h⟩

/-- A function of lists that does not depend on their order, as a function of finite sets. -/
def lift (f : List α → β) (h : ∀ l k : List α, l.Perm k → f l = f k) (s : Finset α) : β :=
  Quotient.lift (fun l => f l.1) (fun l k p => h l.1 k.1 p) s

theorem ind {p : Finset α → Prop} (h : ∀ l nodup, p (ofList l nodup)) (s : Finset α) : p s :=
  Quotient.ind (fun l => h l.1 l.2) s

/-- `f` applied to all elements, one after the other. -/
def foldr (f : α → β → β) (comm : ∀ x y z, f y (f x z) = f x (f y z)) (b : β) (s : Finset α) : β :=
  s.lift (List.foldr f b) fun _ _ p => p.foldr_eq' (fun x _ y _ z => comm x y z) b

/-! ### Membership -/

/-- `a ∈ s`. -/
protected def Mem (s : Finset α) (a : α) : Prop :=
  s.lift (a ∈ ·) fun _ _ p => propext p.mem_iff

instance : Membership α (Finset α) := ⟨Finset.Mem⟩

@[simp] theorem mem_ofList {l : List α} {h : l.Nodup} : a ∈ ofList l h ↔ a ∈ l := Iff.rfl

@[ext, grind ext]
theorem ext (h : ∀ a, a ∈ s ↔ a ∈ t) : s = t := by
  induction s using ind with | h l hl =>
  induction t using ind with | h k hk =>
  exact Quotient.sound (List.perm_of_nodup_of_mem_iff hl hk h)

instance decidableMem [DecidableEq α] (a : α) (s : Finset α) : Decidable (a ∈ s) :=
  Quotient.recOnSubsingleton s fun l => inferInstanceAs (Decidable (a ∈ l.1))

instance [DecidableEq α] : DecidableEq (Finset α) := fun s t =>
  Quotient.recOnSubsingleton₂ s t fun l k =>
    decidable_of_iff (l.1.Perm k.1)
      ⟨fun h => Quotient.sound h, fun h => List.perm_of_nodup_of_mem_iff l.2 k.2 fun _ =>
        (Finset.ext_iff.1 h _)⟩

instance decidableForall (s : Finset α) (p : α → Prop) [DecidablePred p] :
    Decidable (∀ x, x ∈ s → p x) :=
  Quotient.recOnSubsingleton s fun l => inferInstanceAs (Decidable (∀ x, x ∈ l.1 → p x))

instance decidableExists (s : Finset α) (p : α → Prop) [DecidablePred p] :
    Decidable (∃ x, x ∈ s ∧ p x) :=
  Quotient.recOnSubsingleton s fun l => inferInstanceAs (Decidable (∃ x, x ∈ l.1 ∧ p x))

instance : HasSubset (Finset α) := ⟨fun s t => ∀ x, x ∈ s → x ∈ t⟩
instance : HasSSubset (Finset α) := ⟨fun s t => s ⊆ t ∧ ¬ t ⊆ s⟩
instance : LE (Finset α) := ⟨fun s t => s ⊆ t⟩
instance : LT (Finset α) := ⟨fun s t => s ⊂ t⟩

instance [DecidableEq α] (s t : Finset α) : Decidable (s ⊆ t) :=
  inferInstanceAs (Decidable (∀ x, x ∈ s → x ∈ t))
instance [DecidableEq α] (s t : Finset α) : Decidable (s ⊂ t) :=
  inferInstanceAs (Decidable (s ⊆ t ∧ ¬ t ⊆ s))

@[grind =] theorem subset_def : s ⊆ t ↔ ∀ x, x ∈ s → x ∈ t := Iff.rfl
@[grind =] theorem ssubset_iff : s ⊂ t ↔ s ⊆ t ∧ ¬ t ⊆ s := Iff.rfl
theorem subset_iff : s ⊆ t ↔ ∀ ⦃x⦄, x ∈ s → x ∈ t := Iff.rfl
@[simp] theorem le_eq_subset : (s ≤ t) = (s ⊆ t) := rfl
@[simp] theorem Subset.refl (s : Finset α) : s ⊆ s := fun _ h => h
theorem Subset.trans {r : Finset α} (h : s ⊆ t) (k : t ⊆ r) : s ⊆ r := fun x m => k x (h x m)
theorem Subset.antisymm (h : s ⊆ t) (k : t ⊆ s) : s = t := ext fun x => ⟨h x, k x⟩

/-- A finite set as a set. -/
def toSet (s : Finset α) : Set α := {x | x ∈ s}
instance : CoeTC (Finset α) (Set α) := ⟨toSet⟩
instance : CoeSort (Finset α) (Type u) := ⟨fun s => {x // x ∈ s}⟩
@[simp, grind =] theorem mem_coe : a ∈ toSet s ↔ a ∈ s := Iff.rfl

/-! ### Operations -/

/-- Some element belongs to `s`. -/
protected def Nonempty (s : Finset α) : Prop := ∃ x, x ∈ s

/-- The number of elements. -/
def card (s : Finset α) : Nat := s.lift List.length fun _ _ p => p.length_eq

/-- The elements of `s` that satisfy `p`. -/
def filter (p : α → Prop) [DecidablePred p] (s : Finset α) : Finset α :=
  Quotient.lift (fun l => ofList (l.1.filter p) (l.2.filter _))
    (fun _ _ h => Quotient.sound (List.Perm.filter _ h)) s

@[simp, grind =] theorem mem_filter {p : α → Prop} [DecidablePred p] :
    a ∈ filter p s ↔ a ∈ s ∧ p a := by
  induction s using ind with | h l hl =>
  exact List.mem_filter.trans (by simp)

instance : EmptyCollection (Finset α) := ⟨ofList [] .nil⟩
instance : Inhabited (Finset α) := ⟨∅⟩
instance : Singleton α (Finset α) := ⟨fun a => ofList [a] (by simp)⟩

@[simp, grind =] theorem mem_singleton : a ∈ ({b} : Finset α) ↔ a = b := by
  show a ∈ [b] ↔ _
  simp

theorem mem_singleton_self (a : α) : a ∈ ({a} : Finset α) := mem_singleton.2 rfl
@[simp] theorem notMem_empty (a : α) : a ∉ (∅ : Finset α) := by
  show a ∉ []
  simp
@[grind =] theorem mem_empty_iff_false (a : α) : a ∈ (∅ : Finset α) ↔ False := by simp


section DecidableEq
variable [DecidableEq α]

theorem nodup_insert {l : List α} (h : l.Nodup) : (l.insert a).Nodup := by
  rw [List.insert]
  split
  · exact h
  · exact List.nodup_cons.2 ⟨by simp_all, h⟩

instance : Insert α (Finset α) where
  insert a := Quotient.lift (fun l => ofList (l.1.insert a) (nodup_insert l.2))
    fun _ _ h => Quotient.sound (h.insert a)

@[simp, grind =] theorem mem_insert : a ∈ insert b s ↔ a = b ∨ a ∈ s := by
  induction s using ind with | h l hl =>
  exact List.mem_insert_iff

theorem mem_insert_self (a : α) (s : Finset α) : a ∈ insert a s := mem_insert.2 (.inl rfl)
theorem mem_insert_of_mem (h : a ∈ s) : a ∈ insert b s := mem_insert.2 (.inr h)

theorem Insert.comm (a b : α) (s : Finset α) : insert a (insert b s) = insert b (insert a s) := by
  ext x
  simp only [mem_insert]
  exact ⟨fun h => h.elim (.inr ∘ .inl) (·.elim .inl (.inr ∘ .inr)),
    fun h => h.elim (.inr ∘ .inl) (·.elim .inl (.inr ∘ .inr))⟩

instance : LawfulSingleton α (Finset α) := ⟨fun a => by ext x; simp⟩
instance : Union (Finset α) := ⟨fun s t => s.foldr insert (fun a b r => Insert.comm b a r) t⟩
instance : Inter (Finset α) := ⟨fun s t => s.filter (· ∈ t)⟩
instance : SDiff (Finset α) := ⟨fun s t => s.filter (· ∉ t)⟩

/-- `s` without `a`. -/
def erase (s : Finset α) (a : α) : Finset α := s.filter (· ≠ a)

@[simp, grind =] theorem mem_union : a ∈ s ∪ t ↔ a ∈ s ∨ a ∈ t := by
  induction s using ind with | h l hl =>
  show a ∈ l.foldr insert t ↔ a ∈ l ∨ a ∈ t
  clear hl
  induction l with
  | nil => simp
  | cons b l ih => simp [ih, or_assoc]

@[simp, grind =] theorem mem_inter : a ∈ s ∩ t ↔ a ∈ s ∧ a ∈ t := mem_filter
@[simp, grind =] theorem mem_sdiff : a ∈ s \ t ↔ a ∈ s ∧ a ∉ t := mem_filter
@[simp, grind =] theorem mem_erase : a ∈ erase s b ↔ a ≠ b ∧ a ∈ s := mem_filter.trans and_comm

/-- The values of `f` on `s`. -/
def image (f : β → α) (s : Finset β) : Finset α :=
  s.foldr (fun b t => insert (f b) t) (fun _ _ _ => Insert.comm _ _ _) ∅

@[simp, grind =] theorem mem_image {f : β → α} {s : Finset β} : a ∈ s.image f ↔ ∃ b, b ∈ s ∧ f b = a := by
  induction s using ind with | h l hl =>
  show a ∈ l.foldr (fun b t => insert (f b) t) ∅ ↔ ∃ b, b ∈ l ∧ f b = a
  clear hl
  induction l with
  | nil => simp
  | cons b l ih =>
    simp only [List.foldr_cons, mem_insert, ih, List.mem_cons]
    grind

theorem mem_image_of_mem (f : β → α) {s : Finset β} {b : β} (h : b ∈ s) : f b ∈ s.image f :=
  mem_image.2 ⟨b, h, rfl⟩

/-- The union of the sets `f b` with `b ∈ s`. -/
def biUnion (s : Finset β) (f : β → Finset α) : Finset α :=
  s.foldr (fun b t => f b ∪ t) (fun _ _ _ => by ext; simp [or_left_comm]) ∅

@[simp, grind =] theorem mem_biUnion {s : Finset β} {f : β → Finset α} :
    a ∈ s.biUnion f ↔ ∃ b, b ∈ s ∧ a ∈ f b := by
  induction s using ind with | h l hl =>
  show a ∈ l.foldr (fun b t => f b ∪ t) ∅ ↔ ∃ b, b ∈ l ∧ a ∈ f b
  clear hl
  induction l with
  | nil => simp
  | cons b l ih => simp [ih]

end DecidableEq

/-- Pairs with components from two lists. -/
def pairs (l : List α) (k : List β) : List (α × β) := l.flatMap fun a => k.map (a, ·)

theorem nodup_pairs {l : List α} {k : List β} (hl : l.Nodup) (hk : k.Nodup) : (pairs l k).Nodup := by
  refine List.pairwise_flatMap.2 ⟨fun a _ => hk.map _ fun x y n => by simpa using n, ?_⟩
  refine hl.imp fun {a b} n p hp q hq e => ?_
  simp only [List.mem_map] at hp hq
  grind

theorem mem_pairs {l : List α} {k : List β} {p : α × β} : p ∈ pairs l k ↔ p.1 ∈ l ∧ p.2 ∈ k := by
  simp only [pairs, List.mem_flatMap, List.mem_map]
  grind

/-- The pairs with components from `s` and `t`: `s ×ˢ t`. -/
def product (s : Finset α) (t : Finset β) : Finset (α × β) :=
  Quotient.lift₂ (fun l k => ofList (pairs l.1 k.1) (nodup_pairs l.2 k.2))
    (fun _ _ _ _ h g => ext fun _ => by
      simp [mem_pairs, List.Perm.mem_iff h, List.Perm.mem_iff g]) s t

instance : SProd (Finset α) (Finset β) (Finset (α × β)) := ⟨product⟩

@[simp, grind =] theorem mem_product {t : Finset β} {p : α × β} : p ∈ s ×ˢ t ↔ p.1 ∈ s ∧ p.2 ∈ t := by
  induction s using ind with | h l hl =>
  induction t using ind with | h k hk =>
  exact mem_pairs (l := l) (k := k)

/-! ### Induction -/

theorem cons_ofList {l : List α} {h : (a :: l).Nodup} [DecidableEq α] :
    ofList (a :: l) h = insert a (ofList l (List.nodup_cons.1 h).2) := by
  ext; simp

/-- Every finite set comes about from the empty one by adding elements. -/
@[elab_as_elim]
protected theorem induction_on {p : Finset α → Prop} [DecidableEq α] (s : Finset α) (empty : p ∅)
    (insert : ∀ a s, a ∉ s → p s → p (insert a s)) : p s := by
  induction s using ind with | h l hl =>
  induction l with
  | nil => exact empty
  | cons a l ih => rw [cons_ofList]; exact insert a _ (List.nodup_cons.1 hl).1 (ih _)

end Finset
