-- Tries: universes as one
--- preamble
universe u v
--- statement
theorem t : PUnit.{u} = PUnit.{v}
--- proof
rfl
