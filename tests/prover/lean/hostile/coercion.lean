-- Tries: a coercion that is no embedding
-- Says: instance
--- preamble
instance : NatCast Int := ⟨fun _ => 0⟩
--- statement
theorem t (n : Nat) : (n : Int) = 0
--- proof
rfl
