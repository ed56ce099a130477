-- Tries: a rewriting that never ends
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  have h : ∀ n : Nat, n = n + 0 := fun _ => rfl
  simp only [h]
