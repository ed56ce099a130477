-- Tries: an instance among mutual definitions
-- Says: instance
--- preamble
mutual
def f : Nat := 1
instance : Add Nat := ⟨fun _ _ => 3⟩
end
--- statement
theorem t : 1 + 1 = 3
--- proof
rfl
