module

public import Geometry.Linear.Circle
public import Geometry.Linear.Distance
public import Geometry.Linear.Lines
public import Geometry.Linear.Midpoint

/-!
# From predicates to linear equations and back

Predicates about angles are linear equations between directions, those about ratios linear equations between
logarithms of distances.
-/
