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

/-- The product of two facts; `none` where both are equations. -/
def Fact.times (o : Ordered) (f g : Fact) : MetaM (Option Fact) := do
  let (sign, proof) ← match f.sign, g.sign with
    | .zero, .zero => return none
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
  return some { sign, term, expr, proof }

/-- The square of a term is not negative. -/
def squareFact (o : Ordered) (expr : Expr) (term : Frac) : MetaM Fact := do
  let proof := o.lemma ``mul_self_nonneg #[expr]
  return { sign := .nonneg, term := .mul term term, expr := (← inferType proof).appArg!, proof }

def productsWith (o : Ordered) (f : Fact) : List Fact → List Fact → MetaM (List Fact)
  | [], acc => return acc
  | g :: gs, acc => do
    match ← f.times o g with
    | some p => productsWith o f gs (p :: acc)
    | none => productsWith o f gs acc

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

/-- Facts with the products of the first twelve pairs and squares of up to six atoms. -/
def withProducts (o : Ordered) (atoms : Array Expr) (facts : List Fact) : MetaM (List Fact) := do
  let squares ← if atoms.size ≤ 6 then squaresFrom o atoms 0 0 [] else pure []
  allProducts o (firstFacts 12 facts) (appendFacts facts squares)

end Olympiad.Tactic
