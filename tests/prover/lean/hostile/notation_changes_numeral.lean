-- Tries: a notation for a numeral
-- Says: notation
--- preamble
notation "two" => 3
--- statement
theorem t : two = 3
--- proof
rfl
