module

public import Olympiad.Finset.Order

/-!
# Subsets, extreme elements

`Finset.powerset`, `Finset.powersetCard`, and the greatest and least elements `max'` and `min'`.
-/

@[expose] public noncomputable section

namespace Finset
universe u v
variable {α : Type u} {s t : Finset α} {a : α}

section Powerset
variable [DecidableEq α]

/-- The subsets of a list, as finite sets. -/
def subsets : List α → List (Finset α)
  | [] => [∅]
  | a :: l => subsets l ++ (subsets l).map (insert a)

theorem mem_subsets {l : List α} {t : Finset α} : t ∈ subsets l ↔ ∀ x, x ∈ t → x ∈ l := by
  induction l generalizing t with
  | nil =>
    simp only [subsets, List.mem_singleton, List.not_mem_nil]
    exact ⟨fun h => by simp [h], fun h => by ext x; simpa using h x⟩
  | cons a l ih =>
    simp only [subsets, List.mem_append, List.mem_map, ih, List.mem_cons]
    constructor
    · rintro (h | ⟨u, h, rfl⟩) <;> grind
    · intro h
      by_cases m : a ∈ t
      · exact .inr ⟨t.erase a, by grind, by ext; simp; grind⟩
      · exact .inl (by grind)

theorem nodup_subsets {l : List α} (h : l.Nodup) : (subsets l).Nodup := by
  induction l with
  | nil => simp [subsets]
  | cons a l ih =>
    obtain ⟨n, h⟩ := List.nodup_cons.1 h
    refine List.nodup_append.2 ⟨ih h, List.pairwise_map.2 ?_, fun u hu v hv e => ?_⟩
    · refine List.Pairwise.imp_of_mem (fun {u v} hu hv ne e => ne ?_) (ih h)
      have nu : a ∉ u := fun m => n (mem_subsets.1 hu a m)
      have nv : a ∉ v := fun m => n (mem_subsets.1 hv a m)
      ext x
      have := Finset.ext_iff.1 e x
      grind
    · obtain ⟨w, _, rfl⟩ := List.mem_map.1 hv
      exact n (mem_subsets.1 hu a (e ▸ mem_insert_self a w))

/-- The subsets of `s`. -/
def powerset (s : Finset α) : Finset (Finset α) :=
  Quotient.lift (fun l => ofList (subsets l.1) (nodup_subsets l.2))
    (fun _ _ h => ext fun _ => by simp [mem_subsets, List.Perm.mem_iff h]) s

@[simp, grind =] theorem mem_powerset : t ∈ s.powerset ↔ t ⊆ s := by
  induction s using ind with | h l hl =>
  exact mem_subsets

@[simp] theorem card_powerset (s : Finset α) : s.powerset.card = 2 ^ s.card := by
  induction s using ind with | h l hl =>
  show (subsets l).length = 2 ^ l.length
  clear hl
  induction l with
  | nil => rfl
  | cons a l ih => simp [subsets, ih, Nat.pow_succ, Nat.mul_two]

/-- The subsets of `s` with `n` elements. -/
def powersetCard (n : Nat) (s : Finset α) : Finset (Finset α) := s.powerset.filter (·.card = n)

@[simp, grind =] theorem mem_powersetCard {n : Nat} : t ∈ powersetCard n s ↔ t ⊆ s ∧ t.card = n := by
  simp [powersetCard]

end Powerset

/-! ### Extreme elements -/

section Order
variable {β : Type v} [LE β] [Std.IsLinearOrder β]

theorem exists_max_image (s : Finset α) (f : α → β) (h : s.Nonempty) :
    ∃ x, x ∈ s ∧ ∀ y, y ∈ s → f y ≤ f x := by
  classical
  induction s using Finset.induction_on with
  | empty => obtain ⟨x, m⟩ := h; simp at m
  | insert a s _ ih =>
    by_cases e : s.Nonempty
    · obtain ⟨x, mx, hx⟩ := ih e
      rcases Std.IsLinearPreorder.le_total (f a) (f x) with le | le
      · refine ⟨x, mem_insert_of_mem mx, fun y my => ?_⟩
        rcases mem_insert.1 my with rfl | my
        · exact le
        · exact hx y my
      · refine ⟨a, mem_insert_self a s, fun y my => ?_⟩
        rcases mem_insert.1 my with rfl | my
        · exact Std.IsPreorder.le_refl _
        · exact Std.IsPreorder.le_trans _ _ _ (hx y my) le
    · refine ⟨a, mem_insert_self a s, fun y my => ?_⟩
      rcases mem_insert.1 my with rfl | my
      · exact Std.IsPreorder.le_refl _
      · exact absurd ⟨y, my⟩ e

theorem exists_min_image (s : Finset α) (f : α → β) (h : s.Nonempty) :
    ∃ x, x ∈ s ∧ ∀ y, y ∈ s → f x ≤ f y := by
  classical
  induction s using Finset.induction_on with
  | empty => obtain ⟨x, m⟩ := h; simp at m
  | insert a s _ ih =>
    by_cases e : s.Nonempty
    · obtain ⟨x, mx, hx⟩ := ih e
      rcases Std.IsLinearPreorder.le_total (f x) (f a) with le | le
      · refine ⟨x, mem_insert_of_mem mx, fun y my => ?_⟩
        rcases mem_insert.1 my with rfl | my
        · exact le
        · exact hx y my
      · refine ⟨a, mem_insert_self a s, fun y my => ?_⟩
        rcases mem_insert.1 my with rfl | my
        · exact Std.IsPreorder.le_refl _
        · exact Std.IsPreorder.le_trans _ _ _ le (hx y my)
    · refine ⟨a, mem_insert_self a s, fun y my => ?_⟩
      rcases mem_insert.1 my with rfl | my
      · exact Std.IsPreorder.le_refl _
      · exact absurd ⟨y, my⟩ e

/-- The greatest element. -/
def max' (s : Finset β) (h : s.Nonempty) : β := (exists_max_image s id h).choose

/-- The least element. -/
def min' (s : Finset β) (h : s.Nonempty) : β := (exists_min_image s id h).choose

variable {s : Finset β} {x : β}

theorem max'_mem (s : Finset β) (h : s.Nonempty) : s.max' h ∈ s :=
  (exists_max_image s id h).choose_spec.1
theorem min'_mem (s : Finset β) (h : s.Nonempty) : s.min' h ∈ s :=
  (exists_min_image s id h).choose_spec.1
theorem le_max' (s : Finset β) (x : β) (m : x ∈ s) : x ≤ s.max' ⟨x, m⟩ :=
  (exists_max_image s id ⟨x, m⟩).choose_spec.2 x m
theorem min'_le (s : Finset β) (x : β) (m : x ∈ s) : s.min' ⟨x, m⟩ ≤ x :=
  (exists_min_image s id ⟨x, m⟩).choose_spec.2 x m

end Order
end Finset
