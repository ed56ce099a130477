module

public import Olympiad.Tactic.Facts
public meta import Olympiad.Tactic.Facts

/-!
# From a certificate to a contradiction

The facts become rows of a linear programme over their monomials; a certificate is added up, and
`ring` sees that the sum, which ought to be positive, is zero.
-/

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic
open Lean.Grind.CommRing (Poly Mon)

partial def monomialIndex (m : Mon) (known : Array Mon) (i : Nat) : Option Nat :=
  if h : i < known.size then if known[i] == m then some i else monomialIndex m known (i + 1)
  else none

/-- Insert into a row, sorted by variable. -/
def insertColumn (v : Nat) (c : Int) : List (Nat × Int) → List (Nat × Int)
  | [] => [(v, c)]
  | (w, d) :: rest => if v < w then (v, c) :: (w, d) :: rest else (w, d) :: insertColumn v c rest

/-- The columns of a polynomial; monomials get numbers from `first` on. -/
def columnsOf (first : Nat) : Poly → Array Mon → List (Nat × Int) → Array Mon × List (Nat × Int)
  | .num k, known, acc => (known, if k == 0 then acc else insertColumn 0 k acc)
  | .add k m p, known, acc =>
    match monomialIndex m known 0 with
    | some i => columnsOf first p known (insertColumn (first + i) k acc)
    | none => columnsOf first p (known.push m) (insertColumn (first + known.size) k acc)

/-- The rows, signs and denominators of facts. -/
def tableOf (first : Nat) : List Fact → Nat → Array Mon → List Row → Array Mon × List Row
  | [], _, known, rows => (known, rows)
  | f :: fs, j, known, rows =>
    let (known, cols) := columnsOf first f.term.normal.poly known []
    tableOf first fs (j + 1) known ({ basic := j, cols := insertColumn j (-1) cols } :: rows)

def signsOf : List Fact → Array Sign → Array Sign
  | [], acc => acc
  | f :: fs, acc => signsOf fs (acc.push f.sign)

def countFacts : List Fact → Nat → Nat
  | [], n => n
  | _ :: fs, n => countFacts fs (n + 1)

def factAt : List Fact → Nat → Option Fact
  | [], _ => none
  | f :: _, 0 => some f
  | _ :: fs, n + 1 => factAt fs n

/-- A sum under construction: `0 ≤ s` or `0 < s`. -/
structure Sum where
  strict : Bool
  term : Frac
  proof : Expr

def Sum.expr (s : Sum) : MetaM Expr := return (← inferType s.proof).appArg!

/-- Add `c` times a fact. -/
def Sum.add (o : Ordered) (s : Sum) (c : Int) (f : Fact) : MetaM Sum := do
  let e ← s.expr
  let n := c.natAbs
  match f.sign with
  | .zero =>
    let neg := mkApp3 (.const ``Neg.neg [o.carrier.level]) o.carrier.type
      (mkApp2 (.const ``Lean.Grind.Ring.toNeg [o.carrier.level]) o.carrier.type
        (mkApp2 (.const ``Lean.Grind.CommRing.toRing [o.carrier.level]) o.carrier.type o.carrier.commRing))
      (o.carrier.numeral n)
    let (factor, term) : Expr × Frac :=
      if c < 0 then (neg, .neg (.num n)) else (o.carrier.numeral n, .num n)
    let name := if s.strict then ``add_pos_zero else ``add_nonneg_zero
    return { s with term := .add s.term (.mul term f.term),
                    proof := o.lemma name #[e, f.expr, factor, s.proof, f.proof] }
  | .nonneg =>
    let name := if s.strict then ``add_pos_nonneg else ``add_nonneg_nonneg
    return { s with term := .add s.term (.mul (.num n) f.term),
                    proof := o.lemma name #[e, f.expr, natLit n, reflTrue, s.proof, f.proof] }
  | .pos =>
    let name := if s.strict then ``add_pos_pos else ``add_nonneg_pos
    return { strict := true, term := .add s.term (.mul (.num n) f.term),
             proof := o.lemma name #[e, f.expr, natLit n, reflTrue, s.proof, f.proof] }

/-- Add up a certificate. -/
def addUp (o : Ordered) (facts : List Fact) : List (Nat × Int) → Sum → MetaM Sum
  | [], s => return s
  | (v, c) :: rest, s => do
    if v == 0 then
      let one := { sign := .pos, term := .num 1, expr := o.carrier.numeral 1, proof := o.lemma ``zero_lt_one #[] }
      addUp o facts rest (← s.add o c one)
    else match factAt facts (v - 1) with
      | some f => addUp o facts rest (← s.add o (c * .ofNat f.term.normal.den) f)
      | none => addUp o facts rest s

/-- A proof of `False` from facts, by linear arithmetic over their monomials. -/
def contradiction (o : Ordered) (atoms : IO.Ref (Array Expr)) (facts : List Fact) (steps : Nat) :
    MetaM Expr := do
  let count := countFacts facts 0
  let first := count + 1
  let (monomials, rows) := tableOf first facts 1 #[] []
  match certificate (signsOf facts #[]) first (first + monomials.size) steps rows with
  | none => failWith "linarith failed: no contradiction found"
  | some columns =>
    let sum ← addUp o facts columns { strict := false, term := .num 0, proof := o.lemma ``zero_nonneg #[] }
    if !sum.strict then failWith "linarith failed: no strict fact"
    let zero ← o.carrier.prove atoms sum.term (.num 0)
    return o.lemma ``false_of_pos #[← sum.expr, sum.proof, zero]

end Olympiad.Tactic
