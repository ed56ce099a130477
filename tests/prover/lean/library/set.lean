import Olympiad

/-! Sets, order and functions: notation, membership, extensionality, bounds, equivalences. -/

example : {x : Nat | x = 1 ∨ x = 2} = {1, 2} := by ext; simp
example : (3 : Nat) ∈ {x | 2 < x} := by decide
example : (3 : Nat) ∈ ({1, 2, 3} : Set Nat) := by simp
example (S : Set Nat) (h : ∀ n, n ∈ S ↔ 0 < n ∧ 14 * n % 100 = 46) : 9 ∉ S := by simp [h]
example (s t : Set Nat) : s ∩ t ⊆ s ∪ t := by grind
example (s : Set Nat) : s ∪ s = s := by ext; simp
example (s : Set Nat) : s \ s = ∅ := by ext; simp
example (s : Set Nat) : sᶜᶜ = s := by ext; simp
example : {x ∈ ({1, 2, 3} : Set Nat) | x > 1} = {2, 3} := by ext; grind
example : {x > 3 | x < 5} = ({4} : Set Nat) := by ext x; simp; omega
example : (1, 2) ∈ {(a, b) : Nat × Nat | a < b} := by decide
example : {n ^ 2 | n : Nat} = Set.range fun n : Nat => n ^ 2 := by ext; simp
example : (4 : Nat) ∈ {n + 1 | n ∈ ({3} : Set Nat)} := by simp
example (f : Nat → Nat) : f ⁻¹' Set.univ = Set.univ := by ext; simp
example (f : Nat → Nat) (s : Set Nat) (h : 2 ∈ s) : f 2 ∈ f '' s := Set.mem_image_of_mem f h
example (f : Nat → Nat) (h : {x | 0 ≤ f x} = f '' {x | 0 ≤ f x}) : ∃ x, f x = 3 := by
  have : 3 ∈ f '' {x | 0 ≤ f x} := by rw [← h]; simp
  grind

/-! Intervals, least and greatest elements. -/

example : IsLeast {x : Nat | 30 * x % 47 = 42} 39 := by
  constructor
  · decide
  · simp; intro x h; omega
example : IsGreatest (Set.Icc 1 5) 5 := by grind
example : IsLeast (Set.Ici (3 : Int)) 3 := by grind
example (S : Set Nat) (u v : Nat) (h : ∀ n : Nat, n ∈ S ↔ 0 < n ∧ n % 5 = 2) (hu : IsLeast S u)
    (hv : IsLeast (S \ {u}) v) : u + v = 9 := by
  have a : u ∈ S := hu.1
  have b : v ∈ S \ {u} := hv.1
  have c := hu.2 ((h 2).2 (by decide))
  have d := @fun n k => @hv.2 n k
  simp [h] at a b c d
  have e := d 7
  grind
example (f : Nat → Nat) (h : StrictMono f) : 5 ≤ f 5 := h.le_apply 5
example (f : Int → Int) (h : Monotone f) : f 1 ≤ f 2 := h (by decide)
example : StrictMono fun n : Nat => 2 * n + 1 := by intro a b h; grind

/-! Functions. -/

example (σ : Nat ≃ Nat) (h : ∀ x, σ.1 x = x) : σ.2 7 = 7 := by grind
example (σ : Equiv Int Int) (h : σ.2 (-15) = 0) (k : σ.2 0 = 3) : σ.1 (σ.1 3) = -15 := by grind
example (f : Nat → Nat) : f^[3] 1 = f (f (f 1)) := rfl
example (f : Nat → Nat) (h : ∀ n, f n = n + 1) : f^[2] 5 = 7 := by simp [h]
example : ∃! n : Nat, n + 1 = 3 := ⟨2, by decide, by intro y h; omega⟩
example : ∃! n ∈ ({1, 2} : Set Nat), n % 2 = 0 := ⟨2, by decide, by simp⟩
example (f : Nat → Nat) (h : Function.Bijective f) : ∃ x, f x = 5 := h.2 5
