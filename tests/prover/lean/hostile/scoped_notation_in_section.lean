-- Tries: notation hidden in a section that stays open
--- preamble
section
scoped notation:65 a " ∔ " b => a + b + 1
--- statement
theorem t : 1 ∔ 1 = 3
--- proof
rfl
