/-
Plane geometry for proofs read off a deduction engine: points over ℝ, the predicates of the geometry language,
its deduction rules as theorems, and directions modulo π as a group.
-/
module

public import Geometry.Exists.Circle
public import Geometry.Linear
public import Geometry.Predicates
public import Geometry.Rules.Center
public import Geometry.Rules.Cevian
public import Geometry.Rules.Circle
public import Geometry.Rules.Length
public import Geometry.Rules.Mirrored
public import Geometry.Rules.Overlap
public import Geometry.Rules.Ratio
public import Geometry.Rules.Sine
public import Geometry.Rules.Thales
public import Geometry.Rules.Triangle
public import Geometry.Written
