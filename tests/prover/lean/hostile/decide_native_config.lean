-- Tries: the same in record form
--- preamble
--- statement
theorem t : 2 + 2 = 4
--- proof
by decide (config := { native := true })
