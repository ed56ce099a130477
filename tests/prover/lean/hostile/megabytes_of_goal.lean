-- Tries: a goal of a megabyte
--- preamble
--- statement
theorem t : ⟪1 = 2 ∨ ×400⟫1 = 2
--- proof
by trace_state; rfl
