module

public import Olympiad.Tactic.Linarith
public meta import Olympiad.Tactic.Linarith

/-!
# Products for `nlinarith`

Further facts: products of two facts, squares of atoms and of differences of two atoms.
-/

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta

def Fact.weaken (o : Ordered) (f : Fact) : Expr := match f.sign with
  | .pos => o.lemma ``nonneg_of_pos #[f.expr, f.proof]
  | _ => f.proof

/-- The product of two facts. -/
def Fact.times (o : Ordered) (f g : Fact) : MetaM Fact := do
  let (sign, proof) ← match f.sign, g.sign with
    | .zero, _ => pure (Sign.zero, o.lemma ``mul_zero_of_zero #[f.expr, g.expr, f.proof])
    | _, .zero => pure (Sign.zero, o.lemma ``mul_zero_of_zero #[g.expr, f.expr, g.proof])
    | .pos, .pos => pure (Sign.pos, o.lemma ``mul_pos #[f.expr, g.expr, f.proof, g.proof])
    | _, _ => pure (Sign.nonneg, o.lemma ``mul_nonneg #[f.expr, g.expr, Fact.weaken o f, Fact.weaken o g])
  let type ← inferType proof
  let expr := match sign with
    | .zero => type.appFn!.appArg!
    | _ => type.appArg!
  let term := match f.sign, g.sign with
    | .zero, _ => Frac.mul f.term g.term
    | _, .zero => Frac.mul g.term f.term
    | _, _ => Frac.mul f.term g.term
  return { sign, term, expr, proof }

/-- The square of a term is not negative. -/
def squareFact (o : Ordered) (expr : Expr) (term : Frac) : MetaM Fact := do
  let proof := o.lemma ``mul_self_nonneg #[expr]
  return { sign := .nonneg, term := .mul term term, expr := (← inferType proof).appArg!, proof }

def productsWith (o : Ordered) (f : Fact) : List Fact → List Fact → MetaM (List Fact)
  | [], acc => return acc
  | g :: gs, acc => do
    productsWith o f gs ((← f.times o g) :: acc)

/-- The products of all pairs, squares included. -/
def allProducts (o : Ordered) : List Fact → List Fact → MetaM (List Fact)
  | [], acc => return acc
  | f :: fs, acc => do allProducts o fs (← productsWith o f (f :: fs) acc)

def difference (o : Ordered) (a b : Expr) : Expr :=
  let ring := mkApp2 (.const ``Lean.Grind.CommRing.toRing [o.carrier.level]) o.carrier.type o.carrier.commRing
  mkAppN (.const ``HSub.hSub [o.carrier.level, o.carrier.level, o.carrier.level])
    #[o.carrier.type, o.carrier.type, o.carrier.type,
      mkApp2 (.const ``instHSub [o.carrier.level]) o.carrier.type
        (mkApp2 (.const ``Lean.Grind.Ring.toSub [o.carrier.level]) o.carrier.type ring), a, b]

/-- Squares of atom `i` and of its differences from atoms `j` and later. -/
partial def squaresFrom (o : Ordered) (atoms : Array Expr) (i j : Nat) (acc : List Fact) : MetaM (List Fact) := do
  if h : i < atoms.size then
    if h' : j < atoms.size then
      let fact ← if i == j then squareFact o atoms[i] (.var i)
        else squareFact o (difference o atoms[i] atoms[j]) (.sub (.var i) (.var j))
      squaresFrom o atoms i (j + 1) (fact :: acc)
    else squaresFrom o atoms (i + 1) (i + 1) acc
  else return acc

def firstFacts : Nat → List Fact → List Fact
  | 0, _ => []
  | _, [] => []
  | n + 1, f :: fs => f :: firstFacts n fs

def appendFacts : List Fact → List Fact → List Fact
  | [], acc => acc
  | f :: fs, acc => f :: appendFacts fs acc

/-! ### Completing squares

For a quadratic polynomial `q` with `α x²` in it, `4 α q` is the square of `∂q/∂x` and a polynomial
without `x`. So a quadratic inequality that holds everywhere follows from such squares. -/

/-- `n` as a term of the carrier. -/
def Ordered.integer (o : Ordered) (n : Int) : Expr × Frac :=
  let c := o.carrier
  let numeral := c.numeral n.natAbs
  if n < 0 then
    (mkApp3 (.const ``Neg.neg [c.level]) c.type
      (mkApp2 (.const ``Lean.Grind.Ring.toNeg [c.level]) c.type
        (mkApp2 (.const ``Lean.Grind.CommRing.toRing [c.level]) c.type c.commRing)) numeral,
      .neg (.num n.natAbs))
  else (numeral, .num n.natAbs)

def Ordered.binary (o : Ordered) (f inst base : Name) (a b : Expr) : Expr :=
  let c := o.carrier
  let semiring := mkApp2 (.const ``Lean.Grind.Ring.toSemiring [c.level]) c.type
    (mkApp2 (.const ``Lean.Grind.CommRing.toRing [c.level]) c.type c.commRing)
  mkAppN (.const f [c.level, c.level, c.level]) #[c.type, c.type, c.type,
    mkApp2 (.const inst [c.level]) c.type (mkApp2 (.const base [c.level]) c.type semiring), a, b]

/-- `s + n * x`, or `s + n` without an atom. -/
def Ordered.plus (o : Ordered) (s : Expr × Frac) (n : Int) (x : Option (Expr × Nat)) : Expr × Frac :=
  let (e, f) := o.integer n
  let (e, f) := match x with
    | some (x, i) =>
      (o.binary ``HMul.hMul ``instHMul ``Lean.Grind.Semiring.toMul e x, Frac.mul f (.var i))
    | none => (e, f)
  (o.binary ``HAdd.hAdd ``instHAdd ``Lean.Grind.Semiring.toAdd s.1 e, .add s.2 f)

/-- `∂q/∂x`, added to a sum; `none` where it is not linear. With the coefficient of `x²`. -/
def derivative (o : Ordered) (atoms : Array Expr) (x : Nat) :
    Lean.Grind.CommRing.Poly → Int → Expr × Frac → Option (Int × (Expr × Frac))
  | .num _, a, acc => some (a, acc)
  | .add k m p, a, acc =>
    match m with
    | .mult u .unit =>
      if u.x != x then derivative o atoms x p a acc
      else if u.k == 1 then derivative o atoms x p a (o.plus acc k none)
      else if u.k == 2 then match atoms[x]? with
        | some e => derivative o atoms x p k (o.plus acc (2 * k) (some (e, x)))
        | none => none
      else none
    | .mult u (.mult v .unit) =>
      if u.x != x && v.x != x then derivative o atoms x p a acc
      else if u.k == 1 && v.k == 1 then
        let y := if u.x == x then v.x else u.x
        match atoms[y]? with
        | some e => derivative o atoms x p a (o.plus acc k (some (e, y)))
        | none => none
      else none
    | .unit => derivative o atoms x p a acc
    | _ => if m.degreeOf x == 0 then derivative o atoms x p a acc else none

/-- The squares that complete `q`, atom by atom. -/
partial def completeSquares (o : Ordered) (atoms : Array Expr) (x : Nat) (q : Lean.Grind.CommRing.Poly)
    (acc : List Fact) : MetaM (List Fact) := do
  if x < atoms.size then
    match derivative o atoms x q 0 (o.integer 0) with
    | some (a, s) =>
      if a > 0 then
        let root := s.2.normal.poly
        let rest := (q.mulConst (4 * a)).combine ((root.mul root).mulConst (-1))
        completeSquares o atoms (x + 1) rest ((← squareFact o s.1 s.2) :: acc)
      else completeSquares o atoms (x + 1) q acc
    | none => completeSquares o atoms (x + 1) q acc
  else return acc

def completeAll (o : Ordered) (atoms : Array Expr) : List Fact → List Fact → MetaM (List Fact)
  | [], acc => return acc
  | f :: fs, acc => do
    completeAll o atoms fs (← completeSquares o atoms 0 (f.term.normal.poly.mulConst (-1)) acc)

/-- Facts with the products of the first twelve pairs, the squares of up to six atoms and of their
differences, and the squares that complete the negated goal. -/
def withProducts (o : Ordered) (atoms : Array Expr) (facts goal : List Fact) : MetaM (List Fact) := do
  let squares ← if atoms.size ≤ 6 then squaresFrom o atoms 0 0 [] else pure []
  let squares ← completeAll o atoms goal squares
  allProducts o (firstFacts 12 facts) (appendFacts facts squares)

end Olympiad.Tactic
