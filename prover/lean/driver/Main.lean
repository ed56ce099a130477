/-
The embedded Lean's way into `Start`, compiled beforehand.
-/
module
public meta import Start
