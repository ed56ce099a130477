-- Tries: a program inside simp
--- preamble
simproc bad (1 = 2) := fun _ => return .done { expr := Lean.mkConst ``True }
--- statement
theorem t : 1 = 2
--- proof
by simp
