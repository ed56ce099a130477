module

public import Olympiad.Tactic.Facts
public meta import Olympiad.Tactic.Facts
public meta import Olympiad.Tactic.Ring

/-!
# `ring_nf`

Both sides of an equation or an inequality are replaced by their normal forms.
-/

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic
open Lean.Grind.CommRing (Poly Mon)

/-- A product of powers of atoms, after `acc`. -/
def monomialExpr (atoms : Array Expr) : Mon → Option Expr → MetaM (Option Expr)
  | .unit, acc => return acc
  | .mult u m, acc => do
    match atoms[u.x]? with
    | none => failWith "ring_nf: no such atom"
    | some x =>
      let power ← if u.k == 1 then pure x else mkAppM ``HPow.hPow #[x, ← mkNumeral (.const ``Nat []) u.k]
      match acc with
      | none => monomialExpr atoms m (some power)
      | some a => monomialExpr atoms m (some (← mkAppM ``HMul.hMul #[a, power]))

/-- `|n| / den` times a monomial. -/
def termExpr (type : Expr) (atoms : Array Expr) (n den : Nat) (m : Mon) : MetaM Expr := do
  let g := Nat.gcd n den
  let n := n / g
  let den := den / g
  let body ← match ← monomialExpr atoms m none with
    | none => mkNumeral type n
    | some e => if n == 1 then pure e else mkAppM ``HMul.hMul #[← mkNumeral type n, e]
  if den == 1 then return body else mkAppM ``HDiv.hDiv #[body, ← mkNumeral type den]

def addTerm (sum : Option Expr) (negative : Bool) (t : Expr) : MetaM Expr := do
  match sum with
  | none => if negative then mkAppM ``Neg.neg #[t] else return t
  | some s => if negative then mkAppM ``HSub.hSub #[s, t] else mkAppM ``HAdd.hAdd #[s, t]

def polyExpr (type : Expr) (atoms : Array Expr) (den : Nat) : Poly → Option Expr → MetaM Expr
  | .num k, sum => do
    match sum with
    | some s => if k == 0 then return s else addTerm sum (k < 0) (← termExpr type atoms k.natAbs den .unit)
    | none => addTerm sum (k < 0) (← termExpr type atoms k.natAbs den .unit)
  | .add k m p, sum => do
    polyExpr type atoms den p (some (← addTerm sum (k < 0) (← termExpr type atoms k.natAbs den m)))

/-- The normal form of a term and the proof that they are equal. -/
def normalTerm (c : Carrier) (e : Expr) : TacticM (Expr × Expr) := do
  let (e', changed) ← prepare c e
  let atoms ← IO.mkRef (#[] : Array Expr)
  let f ← reify c atoms e'
  let n := f.normal
  let normal ← polyExpr c.type (← atoms.get) n.den n.poly none
  let proof ← mkExpectedTypeHint (← c.prove atoms f (← reify c atoms normal)) (← mkEq e' normal)
  match changed with
  | some p => return (normal, ← mkEqTrans p proof)
  | none => return (normal, proof)

/-- A comparison with both sides in normal form, and the proof of the equality. -/
def normalComparison (e : Expr) : TacticM (Expr × Expr) := do
  match e.consumeMData with
  | .app (.app f a) b => do
    let type ← filled (← inferType a)
    let c ← carrierOf type
    let (a', pa) ← normalTerm c a
    let (b', pb) ← normalTerm c b
    if a == a' && b == b' then failWith "ring_nf made no progress"
    else return (mkApp2 f a' b', ← mkCongr (← mkCongrArg f pa) pb)
  | _ => failWith "ring_nf: neither an equation nor an inequality"

/-- `ring_nf` on the goal. -/
def ringNfGoal : TacticM Unit := do
  let g ← mainGoal
  inGoal g do
    let (new, proof) ← normalComparison (← filled (← g.getType))
    replaceGoal [← g.replaceTargetEq new proof]

/-- `ring_nf` on a hypothesis. -/
def ringNfAt (h : Syntax) : TacticM Unit := do
  let g ← mainGoal
  inGoal g do
    let e ← Tactic.elabTerm h none
    let type ← filled (← inferType e)
    let (new, proof) ← normalComparison type
    let g ← g.assert h.getId new (← mkEqMP proof e)
    let (_, g) ← g.intro1P
    replaceGoal [← g.tryClear e.fvarId!]

elab "ring_nf_goal" : tactic => ringNfGoal

syntax (name := ringNfHypothesis) "ring_nf_at " ident : tactic

@[tactic ringNfHypothesis] def evalRingNfHypothesis : Tactic := fun stx => ringNfAt stx[1]

end Olympiad.Tactic

/-- `ring_nf` puts both sides of the goal, or of a hypothesis, into normal form, and closes the goal when
they are the same. -/
syntax (name := ringNf) "ring_nf" (" at " ident)? : tactic

macro_rules
  | `(tactic| ring_nf) => `(tactic| first | ring1 | (ring_nf_goal; try rfl) | simp +arith only)
  | `(tactic| ring_nf at $h:ident) => `(tactic| first | ring_nf_at $h:ident | simp +arith only at $h:ident)

/-- `nth_rewrite n [h]` rewrites the `n`-th occurrence. -/
syntax (name := nthRewrite) "nth_rewrite " num " [" term "]" (Lean.Parser.Tactic.location)? : tactic

macro_rules
  | `(tactic| nth_rewrite $n:num [$t]) => `(tactic| rw (config := { occs := .pos [$n] }) [$t:term])
  | `(tactic| nth_rewrite $n:num [$t] $l:location) =>
    `(tactic| rw (config := { occs := .pos [$n] }) [$t:term] $l:location)

end
