module

public import Olympiad.Logic
public meta import Lean.Elab.ElabRules
public meta import Lean.PrettyPrinter

/-!
# Sets

`Set α` under Mathlib's names: predicates with membership, set-builder notation, the Boolean
operations, images and preimages. Finiteness and counting are in `Olympiad.Finset.Set`.
-/

@[expose] public section

/-- A set of elements of `α`: the predicate that its members satisfy. -/
def Set (α : Type u) : Type u := α → Prop

/-- The set `{x | p x}`. -/
def setOf {α : Type u} (p : α → Prop) : Set α := p

namespace Set

/-- `a ∈ s`. -/
protected def Mem (s : Set α) (a : α) : Prop := s a

instance : Membership α (Set α) := ⟨Set.Mem⟩

@[ext, grind ext]
theorem ext {s t : Set α} (h : ∀ x, x ∈ s ↔ x ∈ t) : s = t :=
  funext fun x => propext (h x)

end Set

/-! ### Notation -/

section Notation
open Lean

set_option compiler.extract_closed false

/-- `{x | p x}` and `{x : α | p x}`. -/
syntax (name := setBuilder) "{" binderIdent (" : " term)? " | " term "}" : term

/-- `{x ∈ s | p x}`, `{x > a | p x}` and the like. -/
syntax (name := setBuilderPred) "{" binderIdent binderPred " | " term "}" : term

/-- `{(a, b) | p a b}` and `{(a, b) : α × β | p a b}`: the components of a pair by name. -/
syntax (name := setBuilderPair) "{" "(" ident ", " ident ")" (" : " term)? " | " term "}" : term

/-- `{f x | x ∈ s}`: the values of `f` on `s`. -/
syntax (name := setBuilderImage) (priority := low) "{" term " | " ident binderPred "}" : term

/-- `{f x y | (x : α) (y : β)}` and `{f x | x : α}`: the values of an expression. -/
syntax (name := setBuilderValues) (priority := low) "{" term " | " explicitBinders "}" : term

macro_rules (kind := setBuilderPair)
  | `({($a:ident, $b:ident) | $p}) => `(setOf fun ($a, $b) => $p)
  | `({($a:ident, $b:ident) : $t | $p}) => `(setOf fun (($a, $b) : $t) => $p)

macro_rules (kind := setBuilderImage)
  | `({$t | $x:ident $pred:binderPred}) =>
    `(setOf fun y => ∃ $x:ident, satisfies_binder_pred% $x $pred ∧ $t = y)

macro_rules (kind := setBuilderValues)
  | `({$t | $xs:explicitBinders}) => `(setOf fun y => ∃ $xs:explicitBinders, $t = y)

end Notation

/-! ### Elaboration

An elaborator rather than a macro, so that `Olympiad.Finset.Builder` can take over where the
expected type is a `Finset`.
-/

open Lean Elab Term in
set_option compiler.extract_closed false in
@[term_elab setBuilder]
public meta def elabSetBuilder : TermElab := fun stx type? => do
  match stx with
  | `({$x:ident | $p}) => elabTerm (← `(setOf fun $x:ident => $p)) type?
  | `({_ | $p}) => elabTerm (← `(setOf fun _ => $p)) type?
  | `({$x:ident : $t | $p}) => elabTerm (← `(setOf fun $x:ident : $t => $p)) type?
  | `({_ : $t | $p}) => elabTerm (← `(setOf fun _ : $t => $p)) type?
  | _ => throwErrorAt stx "a bar separates the variable of a set from its condition"

open Lean Elab Term in
set_option compiler.extract_closed false in
@[term_elab setBuilderPred]
public meta def elabSetBuilderPred : TermElab := fun stx type? => do
  match stx with
  | `({$x:ident $b:binderPred | $p}) =>
    elabTerm (← `(setOf fun $x:ident => satisfies_binder_pred% $x $b ∧ $p)) type?
  | _ => throwErrorAt stx "a bar separates the variable of a set from its condition"

open Lean PrettyPrinter in
set_option compiler.extract_closed false in
@[app_unexpander setOf]
public meta def unexpandSetOf : Unexpander
  | `($_ fun $x:ident => $p) => `({$x:ident | $p})
  | `($_ fun ($x:ident : $t) => $p) => `({$x:ident : $t | $p})
  | _ => throw ()

/-! ### Operations -/

/-- The complement of a set: `sᶜ`. -/
class Compl (α : Type u) where
  compl : α → α

/-- The product of two sets: `s ×ˢ t`. -/
class SProd (α : Type u) (β : Type v) (γ : outParam (Type w)) where
  sprod : α → β → γ

set_option compiler.extract_closed false in
@[inherit_doc] postfix:1024 "ᶜ" => Compl.compl

set_option compiler.extract_closed false in
@[inherit_doc] infixr:82 " ×ˢ " => SProd.sprod

namespace Set
universe u v w
variable {α : Type u} {β : Type v} {γ : Type w} {s t : Set α} {a b : α}

instance : EmptyCollection (Set α) := ⟨{_x | False}⟩
instance : Inhabited (Set α) := ⟨∅⟩
instance : Singleton α (Set α) := ⟨fun a => {x | x = a}⟩
instance : Insert α (Set α) := ⟨fun a s => {x | x = a ∨ x ∈ s}⟩
instance : LawfulSingleton α (Set α) := ⟨fun _ => funext fun _ => propext ⟨fun h => h.elim id False.elim, .inl⟩⟩
instance : Union (Set α) := ⟨fun s t => {x | x ∈ s ∨ x ∈ t}⟩
instance : Inter (Set α) := ⟨fun s t => {x | x ∈ s ∧ x ∈ t}⟩
instance : SDiff (Set α) := ⟨fun s t => {x | x ∈ s ∧ x ∉ t}⟩
instance : Compl (Set α) := ⟨fun s => {x | x ∉ s}⟩
instance : HasSubset (Set α) := ⟨fun s t => ∀ x, x ∈ s → x ∈ t⟩
instance : HasSSubset (Set α) := ⟨fun s t => s ⊆ t ∧ ¬ t ⊆ s⟩
instance : LE (Set α) := ⟨fun s t => s ⊆ t⟩
instance : LT (Set α) := ⟨fun s t => s ⊂ t⟩
instance : SProd (Set α) (Set β) (Set (α × β)) := ⟨fun s t => {p | p.1 ∈ s ∧ p.2 ∈ t}⟩

/-- The elements of a set, as a type. -/
def Elem (s : Set α) : Type u := {x // x ∈ s}

instance : CoeSort (Set α) (Type u) := ⟨fun s => {x // x ∈ s}⟩

/-- The set of all elements. -/
def univ : Set α := {_x | True}

/-- Some element belongs to `s`. -/
protected def Nonempty (s : Set α) : Prop := ∃ x, x ∈ s

/-- At most one element belongs to `s`. -/
protected def Subsingleton (s : Set α) : Prop := ∀ ⦃x⦄, x ∈ s → ∀ ⦃y⦄, y ∈ s → x = y

/-- The subsets of `s`. -/
def powerset (s : Set α) : Set (Set α) := {t | t ⊆ s}

/-- The values of `f` on `s`: `f '' s`. -/
def image (f : α → β) (s : Set α) : Set β := {y | ∃ x, x ∈ s ∧ f x = y}

/-- The elements whose value lies in `t`: `f ⁻¹' t`. -/
def preimage (f : α → β) (t : Set β) : Set α := {x | f x ∈ t}

/-- The values of `f`. -/
def range {ι : Sort w} (f : ι → α) : Set α := {y | ∃ x, f x = y}

/-- The union of a family of sets. -/
def iUnion {ι : Sort w} (s : ι → Set α) : Set α := {x | ∃ i, x ∈ s i}

/-- The intersection of a family of sets. -/
def iInter {ι : Sort w} (s : ι → Set α) : Set α := {x | ∀ i, x ∈ s i}

/-- `f` takes elements of `s` to elements of `t`. -/
def MapsTo (f : α → β) (s : Set α) (t : Set β) : Prop := ∀ ⦃x⦄, x ∈ s → f x ∈ t

/-- `f` is injective on `s`. -/
def InjOn (f : α → β) (s : Set α) : Prop := ∀ ⦃x⦄, x ∈ s → ∀ ⦃y⦄, y ∈ s → f x = f y → x = y

end Set

set_option compiler.extract_closed false in
@[inherit_doc] infixl:80 " '' " => Set.image

set_option compiler.extract_closed false in
@[inherit_doc] infixl:80 " ⁻¹' " => Set.preimage

set_option compiler.extract_closed false in
@[inherit_doc Set.powerset] prefix:100 "𝒫 " => Set.powerset

namespace Set
variable {α : Type u} {β : Type v} {γ : Type w} {s t : Set α} {a b : α}

/-- `f` takes `s` onto `t`, at least. -/
def SurjOn (f : α → β) (s : Set α) (t : Set β) : Prop := t ⊆ f '' s

/-- `f` is a bijection from `s` to `t`. -/
def BijOn (f : α → β) (s : Set α) (t : Set β) : Prop := MapsTo f s t ∧ InjOn f s ∧ SurjOn f s t

/-! ### Membership -/

@[simp, grind =] theorem mem_setOf_eq {p : α → Prop} : (a ∈ setOf p) = p a := rfl
theorem mem_setOf {p : α → Prop} : a ∈ {x | p x} ↔ p a := Iff.rfl
@[simp, grind =] theorem mem_univ_iff : a ∈ (univ : Set α) ↔ True := Iff.rfl
theorem mem_univ (a : α) : a ∈ univ := trivial
@[simp, grind =] theorem mem_empty_iff_false (a : α) : a ∈ (∅ : Set α) ↔ False := Iff.rfl
theorem notMem_empty (a : α) : a ∉ (∅ : Set α) := id
@[simp, grind =] theorem mem_singleton_iff : a ∈ ({b} : Set α) ↔ a = b := Iff.rfl
theorem mem_singleton (a : α) : a ∈ ({a} : Set α) := rfl
@[simp, grind =] theorem mem_insert_iff : a ∈ insert b s ↔ a = b ∨ a ∈ s := Iff.rfl
theorem mem_insert (a : α) (s : Set α) : a ∈ insert a s := .inl rfl
theorem mem_insert_of_mem (b : α) : a ∈ s → a ∈ insert b s := .inr
theorem mem_union (a : α) (s t : Set α) : a ∈ s ∪ t ↔ a ∈ s ∨ a ∈ t := Iff.rfl
@[simp, grind =] theorem mem_union_iff : a ∈ s ∪ t ↔ a ∈ s ∨ a ∈ t := Iff.rfl
theorem mem_inter (ha : a ∈ s) (hb : a ∈ t) : a ∈ s ∩ t := ⟨ha, hb⟩
@[simp, grind =] theorem mem_inter_iff (a : α) (s t : Set α) : a ∈ s ∩ t ↔ a ∈ s ∧ a ∈ t := Iff.rfl
@[simp, grind =] theorem mem_diff (a : α) : a ∈ s \ t ↔ a ∈ s ∧ a ∉ t := Iff.rfl
@[simp, grind =] theorem mem_compl_iff (s : Set α) (a : α) : a ∈ sᶜ ↔ a ∉ s := Iff.rfl
@[simp, grind =] theorem mem_powerset_iff (s t : Set α) : s ∈ 𝒫 t ↔ s ⊆ t := Iff.rfl
@[simp, grind =] theorem mem_image (f : α → β) (s : Set α) (y : β) :
    y ∈ f '' s ↔ ∃ x, x ∈ s ∧ f x = y := Iff.rfl
@[simp, grind =] theorem mem_preimage {f : α → β} {t : Set β} : a ∈ f ⁻¹' t ↔ f a ∈ t := Iff.rfl
@[simp, grind =] theorem mem_range {ι : Sort w} {f : ι → α} : a ∈ range f ↔ ∃ i, f i = a := Iff.rfl
@[simp, grind =] theorem mem_prod {s : Set α} {t : Set β} {p : α × β} :
    p ∈ s ×ˢ t ↔ p.1 ∈ s ∧ p.2 ∈ t := Iff.rfl
@[simp, grind =] theorem mem_iUnion {ι : Sort w} {s : ι → Set α} : a ∈ iUnion s ↔ ∃ i, a ∈ s i :=
  Iff.rfl
@[simp, grind =] theorem mem_iInter {ι : Sort w} {s : ι → Set α} : a ∈ iInter s ↔ ∀ i, a ∈ s i :=
  Iff.rfl

theorem mem_image_of_mem (f : α → β) (h : a ∈ s) : f a ∈ f '' s := ⟨a, h, rfl⟩
theorem mem_range_self {ι : Sort w} {f : ι → α} (i : ι) : f i ∈ range f := ⟨i, rfl⟩

/-! ### Inclusion and equality -/

@[grind =] theorem subset_def : (s ⊆ t) = ∀ x, x ∈ s → x ∈ t := rfl
@[simp] theorem le_eq_subset : (s ≤ t) = (s ⊆ t) := rfl
@[grind =] theorem ssubset_iff : s ⊂ t ↔ s ⊆ t ∧ ¬ t ⊆ s := Iff.rfl
@[simp] theorem Subset.refl (s : Set α) : s ⊆ s := fun _ h => h
theorem Subset.trans {r : Set α} (h : s ⊆ t) (k : t ⊆ r) : s ⊆ r := fun x m => k x (h x m)
theorem Subset.antisymm (h : s ⊆ t) (k : t ⊆ s) : s = t := ext fun x => ⟨h x, k x⟩
@[simp] theorem setOf_mem_eq : {x | x ∈ s} = s := rfl
@[simp] theorem empty_subset (s : Set α) : ∅ ⊆ s := fun _ h => h.elim
@[simp] theorem subset_univ (s : Set α) : s ⊆ univ := fun _ _ => trivial

theorem eq_univ_iff_forall : s = univ ↔ ∀ x, x ∈ s :=
  ⟨fun h _ => h ▸ trivial, fun h => ext fun x => ⟨fun _ => trivial, fun _ => h x⟩⟩

theorem eq_empty_iff_forall_notMem : s = ∅ ↔ ∀ x, x ∉ s :=
  ⟨fun h _ => h ▸ id, fun h => ext fun x => ⟨h x, False.elim⟩⟩

@[grind =] theorem nonempty_def : s.Nonempty ↔ ∃ x, x ∈ s := Iff.rfl

theorem nonempty_iff_ne_empty : s.Nonempty ↔ s ≠ ∅ :=
  ⟨fun ⟨x, h⟩ e => (e ▸ h : x ∈ (∅ : Set α)), fun h => Classical.byContradiction fun n =>
    h (eq_empty_iff_forall_notMem.2 fun x m => n ⟨x, m⟩)⟩

@[grind =] theorem injOn_iff {f : α → β} :
    InjOn f s ↔ ∀ x, x ∈ s → ∀ y, y ∈ s → f x = f y → x = y := Iff.rfl

@[grind =] theorem mapsTo_iff {f : α → β} {t : Set β} : MapsTo f s t ↔ ∀ x, x ∈ s → f x ∈ t := Iff.rfl

/-! ### Decidable membership -/

instance decidableSetOf (p : α → Prop) [Decidable (p a)] : Decidable (a ∈ {x | p x}) :=
  inferInstanceAs (Decidable (p a))
instance [Decidable (a = b)] : Decidable (a ∈ ({b} : Set α)) := inferInstanceAs (Decidable (a = b))
instance [Decidable (a = b)] [Decidable (a ∈ s)] : Decidable (a ∈ insert b s) :=
  inferInstanceAs (Decidable (_ ∨ _))
instance [Decidable (a ∈ s)] [Decidable (a ∈ t)] : Decidable (a ∈ s ∪ t) :=
  inferInstanceAs (Decidable (_ ∨ _))
instance [Decidable (a ∈ s)] [Decidable (a ∈ t)] : Decidable (a ∈ s ∩ t) :=
  inferInstanceAs (Decidable (_ ∧ _))
instance [Decidable (a ∈ s)] [Decidable (a ∈ t)] : Decidable (a ∈ s \ t) :=
  inferInstanceAs (Decidable (_ ∧ ¬ _))

end Set
