module

/-!
# Blackboard letters of the number systems that core Lean has
-/

public section

set_option compiler.extract_closed false

@[inherit_doc] notation "ℕ" => Nat
@[inherit_doc] notation "ℤ" => Int
@[inherit_doc] notation "ℚ" => Rat
