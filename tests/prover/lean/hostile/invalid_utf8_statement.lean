-- Tries: bytes that are no UTF-8 in the statement
-- Says: UTF-8
--- preamble
def í € := 1
--- statement
theorem t : 1 = 2
--- proof
by rfl
