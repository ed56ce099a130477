-- Tries: a notation that governs the statement alone
-- Says: notation
--- preamble
--- statement
local notation "two" => 3 in
theorem t : two = 3
--- proof
rfl
