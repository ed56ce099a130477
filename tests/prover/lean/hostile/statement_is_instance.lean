-- Tries: an instance
--- preamble
--- statement
instance t : Inhabited Nat
--- proof
⟨0⟩
