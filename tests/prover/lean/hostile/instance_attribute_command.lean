-- Tries: an instance by a later attribute
-- Says: attribute
--- preamble
def bad : Add Nat := ⟨fun _ _ => 3⟩
attribute [instance] bad
--- statement
theorem t : 1 + 1 = 3
--- proof
rfl
