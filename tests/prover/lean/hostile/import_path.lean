-- Tries: a file of the machine
-- Says: cannot be imported
--- preamble
import «/etc/passwd»
--- statement
theorem t : 1 = 2
--- proof
rfl
