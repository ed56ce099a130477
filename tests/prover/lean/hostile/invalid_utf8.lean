-- Tries: bytes that are no UTF-8
-- Says: UTF-8
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by rfl -- ÿþÃ
