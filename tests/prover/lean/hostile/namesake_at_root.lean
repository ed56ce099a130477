-- Tries: a name that leaves its name space
-- Says: already been declared
--- preamble
namespace X
--- statement
theorem _root_.Nat.add_comm : 1 = 2
--- proof
trivial
