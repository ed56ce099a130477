-- Tries: a numeral's type anew
-- Says: default_instance
--- preamble
@[default_instance high] def bad : OfNat Int n := ⟨n⟩
--- statement
theorem t : 3 - 5 + 5 = 3
--- proof
rfl
