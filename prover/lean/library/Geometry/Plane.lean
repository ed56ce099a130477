module

public import Olympiad

/-!
# The plane

Points are pairs of real numbers. Everything metric is built from `cross` and `dot`, the two products of
the vectors `ab` and `cd`; a vanishing `cross` means parallel, a vanishing `dot` perpendicular.
-/

@[expose] public noncomputable section

namespace Geometry

/-- A point of the plane. -/
@[ext] structure Point where
  x : ℝ
  y : ℝ

/-- The squared distance of two points. -/
def distSq (a b : Point) : ℝ := (b.x - a.x) ^ 2 + (b.y - a.y) ^ 2

/-- The distance of two points. -/
def dist (a b : Point) : ℝ := √(distSq a b)

/-- The logarithm of a distance; 0 for coinciding points. -/
def ln (a b : Point) : ℝ := Real.log (dist a b)

/-- The cross product of the vectors `ab` and `cd`: positive for a left turn from one to the other. -/
def cross (a b c d : Point) : ℝ := (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x)

/-- The scalar product of the vectors `ab` and `cd`. -/
def dot (a b c d : Point) : ℝ := (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y)

end Geometry
