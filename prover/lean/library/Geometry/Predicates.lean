module

public import Geometry.Direction

/-!
# The predicates of the geometry language

Names, order of arguments and meaning are those of the language (`geometry/language/README.md`). Angles
are directed, from the first line to the second, and taken modulo π; `turn r` is the angle `r π`.
-/

@[expose] public noncomputable section

namespace Geometry

/-- The points lie on one line. -/
def coll (a b c : Point) : Prop := cross a b a c = 0

/-- The lines `ab` and `cd` are parallel or equal. -/
def para (a b c d : Point) : Prop := cross a b c d = 0

/-- The lines `ab` and `cd` are perpendicular. -/
def perp (a b c d : Point) : Prop := dot a b c d = 0

/-- `|ab| = |cd|`. -/
def cong (a b c d : Point) : Prop := dist a b = dist c d

/-- The points lie on one circle. -/
def cyclic (points : List Point) : Prop := ∃ o r, ∀ p ∈ points, dist o p = r

/-- `o` is the centre of the circle through `a`, `b`, `c`. -/
def circle (o a b c : Point) : Prop := dist o a = dist o b ∧ dist o b = dist o c

/-- `m` is the midpoint of `ab`. -/
def midp (m a b : Point) : Prop := 2 * m.x = a.x + b.x ∧ 2 * m.y = a.y + b.y

/-- The angle from line `ab` to line `cd`. -/
def angle (a b c d : Point) : Dir := dir c d - dir a b

/-- The angle from `ab` to `cd` equals that from `ef` to `gh`. -/
def eqangle (a b c d e f g h : Point) : Prop := angle a b c d = angle e f g h

/-- The angle from `ab` to `cd` is `r π`. -/
def aconst (a b c d : Point) (r : ℝ) : Prop := angle a b c d = turn r

/-- `|ab| : |cd| = |ef| : |gh|`. -/
def eqratio (a b c d e f g h : Point) : Prop := dist a b * dist g h = dist c d * dist e f

/-- `|ab| : |cd| = r`. -/
def rconst (a b c d : Point) (r : ℝ) : Prop := dist a b = r * dist c d

/-- `|ab|² : |cd|² = r`. -/
def r2const (a b c d : Point) (r : ℝ) : Prop := distSq a b = r * distSq c d

/-- `|ab| = r`. -/
def lconst (a b : Point) (r : ℝ) : Prop := dist a b = r

/-- `|ab|² = r`. -/
def l2const (a b : Point) (r : ℝ) : Prop := distSq a b = r

/-- Triangles `abc` and `pqr` are similar and turn the same way. -/
def simtri (a b c p q r : Point) : Prop :=
  eqangle a b a c p q p r ∧ eqangle b c b a q r q p ∧ eqangle c a c b r p r q ∧
    eqratio a b a c p q p r ∧ eqratio b c b a q r q p ∧ eqratio c a c b r p r q

/-- Triangles `abc` and `pqr` are similar and turn opposite ways. -/
def simtrir (a b c p q r : Point) : Prop :=
  eqangle a b a c p r p q ∧ eqangle b c b a q p q r ∧ eqangle c a c b r q r p ∧
    eqratio a b a c p q p r ∧ eqratio b c b a q r q p ∧ eqratio c a c b r p r q

/-- Triangles `abc` and `pqr` are congruent and turn the same way. -/
def contri (a b c p q r : Point) : Prop :=
  eqangle a b a c p q p r ∧ eqangle b c b a q r q p ∧ eqangle c a c b r p r q ∧
    cong a b p q ∧ cong b c q r ∧ cong c a r p

/-- Triangles `abc` and `pqr` are congruent and turn opposite ways. -/
def contrir (a b c p q r : Point) : Prop :=
  eqangle a b a c p r p q ∧ eqangle b c b a q p q r ∧ eqangle c a c b r q r p ∧
    cong a b p q ∧ cong b c q r ∧ cong c a r p

/-- The points do not lie on one line. -/
def ncoll (a b c : Point) : Prop := ¬ coll a b c

/-- The lines `ab` and `cd` meet in one point. -/
def npara (a b c d : Point) : Prop := ¬ para a b c d

/-- The lines `ab` and `cd` are not perpendicular. -/
def nperp (a b c d : Point) : Prop := ¬ perp a b c d

/-- The triangles `abc` and `pqr` turn the same way. -/
def sameclock (a b c p q r : Point) : Prop := 0 < cross a b a c * cross p q p r

/-- The angles `bac` and `qpr` are both acute or both obtuse. -/
def sameside (a b c p q r : Point) : Prop := 0 < dot a b a c * dot p q p r

/-- One of the angles `bac` and `qpr` is acute, the other obtuse. -/
def nsameside (a b c p q r : Point) : Prop := dot a b a c * dot p q p r < 0

/-- The angle at `b` is obtuse; on a line: `b` lies between `a` and `c`. -/
def obtuse_angle (a b c : Point) : Prop := dot b a b c < 0

/-- The angle at `b` is acute; on a line: `a` and `c` lie on the same side of `b`. -/
def acute_angle (a b c : Point) : Prop := 0 < dot b a b c

end Geometry
