-- Tries: an instance for the statement alone
-- Says: attribute
--- preamble
def bad : Add Nat := ⟨fun _ _ => 3⟩
--- statement
attribute [local instance] bad in
theorem t : 1 + 1 = 3
--- proof
rfl
