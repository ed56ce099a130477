-- Tries: an instance by its attribute
-- Says: instance
--- preamble
@[instance] def bad : Add Nat := ⟨fun _ _ => 3⟩
--- statement
theorem t : 1 + 1 = 3
--- proof
rfl
