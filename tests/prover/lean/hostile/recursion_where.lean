-- Tries: two local lemmas that rest on one another
--- preamble
--- statement
theorem t : 1 = 2
--- proof
a 0
where
  a (n : Nat) : 1 = 2 := b n
  b (n : Nat) : 1 = 2 := a n
