-- Tries: a function under another's name
-- Says: renaming
--- preamble
open Nat renaming gcd → lcm
--- statement
theorem t : lcm 2 3 = 1
--- proof
rfl
