module

public import Olympiad.Tactic.Prep
public meta import Olympiad.Tactic.Prep

/-!
# `ring`

`ring1` proves an equality whose two sides have the same normal form as polynomials; `ring` is the
name that proofs use. Core's normaliser does the work; nothing is taken from the context, so a failure
is quick. Over ℕ both sides are read as integers, with truncated subtractions as atoms.
-/

@[expose] public section

namespace Olympiad.Tactic

theorem nat_eq_of_int {a b : Nat} (h : (a : Int) = (b : Int)) : a = b := Int.natCast_inj.1 h

end Olympiad.Tactic

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic

/-- The proof of `a = b` by normal forms. -/
def proveRing (type a b : Expr) : TacticM Expr := do
  let natural := type.isConstOf ``Nat
  let type := if natural then .const ``Int [] else type
  let c ← carrierOf type
  let a' := if natural then asInt a else a
  let b' := if natural then asInt b else b
  let (a', pa) ← prepare c a'
  let (b', pb) ← prepare c b'
  let atoms ← IO.mkRef (#[] : Array Expr)
  let fa ← reify c atoms a'
  let fb ← reify c atoms b'
  let proof ← c.prove atoms fa fb
  let proof ← mkExpectedTypeHint proof (← mkEq a' b')
  let proof ← match pa with
    | some p => mkEqTrans p proof
    | none => pure proof
  let proof ← match pb with
    | some p => mkEqTrans proof (← mkEqSymm p)
    | none => pure proof
  if natural then mkAppM ``nat_eq_of_int #[proof] else return proof

/-- The type and the sides of an equality. -/
def sidesOf (e : Expr) : MetaM (Expr × Expr × Expr) := do
  let e ← filled e
  match e.consumeMData with
  | .app (.app (.app (.const ``Eq _) t) a) b => return (t, a, b)
  | _ => match (← whnfR e).consumeMData with
    | .app (.app (.app (.const ``Eq _) t) a) b => return (t, a, b)
    | _ => failWith "the goal is not an equality"

/-- Close an equality by normal forms. -/
def ringGoal : TacticM Unit := do
  let g ← mainGoal
  inGoal g do
    let (t, a, b) ← sidesOf (← g.getType)
    closeWith (← proveRing t a b)

/-- `ring1` proves an equality in a commutative ring or a field (division by numerals included) or
in ℕ whose sides are the same polynomial. It uses no hypothesis. -/
elab "ring1" : tactic => ringGoal

/-- `ring` proves an equality in a commutative ring, a field or ℕ whose sides are the same
polynomial; it fails when they are not, and uses no hypothesis. -/
elab "ring" : tactic => ringGoal

end Olympiad.Tactic
