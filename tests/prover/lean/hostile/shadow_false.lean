-- Tries: falsity as an inductive type
-- Says: X.False
--- preamble
namespace X
inductive False : Prop where
  | intro
--- statement
theorem t : False
--- proof
⟨⟩
