-- Tries: the library's own rules switched off
-- Says: attribute
--- preamble
--- statement
attribute [-simp] Nat.add_zero in
theorem t : 1 = 2
--- proof
rfl
