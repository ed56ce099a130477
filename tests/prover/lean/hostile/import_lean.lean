-- Tries: Lean itself
-- Says: cannot be imported
--- preamble
import Lean
--- statement
theorem t : 1 = 2
--- proof
rfl
