module

public import Olympiad.Tactic.Prep
public meta import Olympiad.Tactic.Prep
public meta import Olympiad.Tactic.Simplex

/-!
# Comparisons as facts about signs

`linarith` reads each comparison, in the context or given to it, as `0 ≤ t`, `0 < t` or `t = 0`.
Comparisons of natural numbers are read as integers; of integers `a < b` as `a + 1 ≤ b`.
-/

@[expose] public section

namespace Olympiad.Tactic

theorem int_le_of_nat {a b : Nat} (h : a ≤ b) : (a : Int) ≤ b := Int.ofNat_le.2 h
theorem int_lt_of_nat {a b : Nat} (h : a < b) : (a : Int) < b := Int.ofNat_lt.2 h
theorem int_eq_of_nat {a b : Nat} (h : a = b) : (a : Int) = b := by rw [h]
theorem nat_lt_of_not_le {a b : Nat} (h : ¬ a ≤ b) : b < a := Nat.lt_of_not_le h
theorem nat_le_of_not_lt {a b : Nat} (h : ¬ a < b) : b ≤ a := Nat.le_of_not_lt h

end Olympiad.Tactic

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta Elab Tactic

/-- An ordered ring: the carrier and the arguments that the lemmas of `Order` take first. -/
structure Ordered where
  carrier : Carrier
  arguments : Array Expr

def argumentsOf : Expr → Array Expr
  | .app f a => (argumentsOf f).push a
  | _ => #[]

def orderedOf (type : Expr) : MetaM Ordered := do
  let carrier ← carrierOf type
  let e ← mkAppOptM ``zero_nonneg #[some type, some carrier.commRing, none, none, none, none, none]
  return { carrier, arguments := argumentsOf e }

/-- A lemma of `Order`, applied to its instances and to further arguments. -/
def Ordered.lemma (o : Ordered) (name : Name) (more : Array Expr) : Expr :=
  mkAppN (mkAppN (.const name [o.carrier.level]) o.arguments) more

structure Fact where
  sign : Sign
  term : Frac
  /-- the term itself, and the proof of its sign -/
  expr : Expr
  proof : Expr
  deriving Inhabited

/-- A comparison: its kind (`le`, `lt`, `eq`), type and sides. -/
inductive Comparison where
  | le (type a b : Expr)
  | lt (type a b : Expr)
  | eq (type a b : Expr)
  | other

def comparison (e : Expr) : Comparison :=
  match e with
  | .app (.app (.app (.app (.const ``LE.le _) t) _) a) b => .le t a b
  | .app (.app (.app (.app (.const ``LT.lt _) t) _) a) b => .lt t a b
  | .app (.app (.app (.app (.const ``GE.ge _) t) _) a) b => .le t b a
  | .app (.app (.app (.app (.const ``GT.gt _) t) _) a) b => .lt t b a
  | .app (.app (.app (.const ``Eq _) t) a) b => .eq t a b
  | .mdata _ e => comparison e
  | _ => .other

/-- The fact behind a proof that a term has a sign. -/
def factOf (o : Ordered) (atoms : IO.Ref (Array Expr)) (sign : Sign) (proof : Expr) : TacticM Fact := do
  let type ← filled (← inferType proof)
  let t := match sign with
    | .zero => type.appFn!.appArg!
    | _ => type.appArg!
  let (t', changed) ← prepare o.carrier t
  let proof ← match changed with
    | some h => match sign with
      | .zero => mkAppM ``zero_congr #[h, proof]
      | .nonneg => mkAppM ``nonneg_congr #[h, proof]
      | .pos => mkAppM ``pos_congr #[h, proof]
    | none => pure proof
  let term ← reify o.carrier atoms t'
  if o.carrier.type.isConstOf ``Int then
    match sign with
    | .pos =>
      let proof := mkApp2 (.const ``int_nonneg_of_pos []) t' proof
      let type ← inferType proof
      return { sign := .nonneg, term := .sub term (.num 1), expr := type.appArg!, proof }
    | _ => return { sign, term, expr := t', proof }
  else return { sign, term, expr := t', proof }

/-- The facts that a proof of a comparison, a negated one, or a conjunction of such yields. -/
partial def factsOf (o : Ordered) (natural : Bool) (atoms : IO.Ref (Array Expr)) (proof type : Expr)
    (acc : List Fact) : TacticM (List Fact) := do
  let type := type.consumeMData
  let α := o.carrier.type
  match type with
  | .app (.app (.const ``And _) p) q =>
    let acc ← factsOf o natural atoms (mkApp3 (.const ``And.left []) p q proof) p acc
    factsOf o natural atoms (mkApp3 (.const ``And.right []) p q proof) q acc
  | .app (.const ``Not _) p =>
    match comparison p with
    | .le t a b =>
      if t == α then
        return (← factOf o atoms .pos (o.lemma ``pos_of_not_le #[a, b, proof])) :: acc
      else if natural && t.isConstOf ``Nat then
        let proof := mkApp3 (.const ``nat_lt_of_not_le []) a b proof
        factsOf o natural atoms proof (← inferType proof) acc
      else return acc
    | .lt t a b =>
      if t == α then
        return (← factOf o atoms .nonneg (o.lemma ``nonneg_of_not_lt #[a, b, proof])) :: acc
      else if natural && t.isConstOf ``Nat then
        let proof := mkApp3 (.const ``nat_le_of_not_lt []) a b proof
        factsOf o natural atoms proof (← inferType proof) acc
      else return acc
    | _ => return acc
  | _ =>
    match comparison type with
    | .le t a b =>
      if t == α then return (← factOf o atoms .nonneg (o.lemma ``nonneg_of_le #[a, b, proof])) :: acc
      else if natural && t.isConstOf ``Nat then
        let proof := o.lemma ``nonneg_of_le #[asInt a, asInt b, mkApp3 (.const ``int_le_of_nat []) a b proof]
        return (← factOf o atoms .nonneg proof) :: acc
      else return acc
    | .lt t a b =>
      if t == α then return (← factOf o atoms .pos (o.lemma ``pos_of_lt #[a, b, proof])) :: acc
      else if natural && t.isConstOf ``Nat then
        let proof := o.lemma ``pos_of_lt #[asInt a, asInt b, mkApp3 (.const ``int_lt_of_nat []) a b proof]
        return (← factOf o atoms .pos proof) :: acc
      else return acc
    | .eq t a b =>
      if t == α then return (← factOf o atoms .zero (o.lemma ``zero_of_eq #[a, b, proof])) :: acc
      else if natural && t.isConstOf ``Nat then
        let proof := o.lemma ``zero_of_eq #[asInt a, asInt b, mkApp3 (.const ``int_eq_of_nat []) a b proof]
        return (← factOf o atoms .zero proof) :: acc
      else return acc
    | .other => return acc

/-- The facts of the context, the latest first. -/
def factsOfContext (o : Ordered) (natural : Bool) (atoms : IO.Ref (Array Expr)) (lctx : LocalContext) :
    List FVarId → List Fact → TacticM (List Fact)
  | [], acc => return acc
  | x :: xs, acc => match lctx.find? x with
    | some d => do
      if d.isImplementationDetail then factsOfContext o natural atoms lctx xs acc
      else
        let type ← filled d.type
        factsOfContext o natural atoms lctx xs (← factsOf o natural atoms (.fvar x) type acc)
    | none => factsOfContext o natural atoms lctx xs acc

def factsOfProofs (o : Ordered) (natural : Bool) (atoms : IO.Ref (Array Expr)) :
    List Expr → List Fact → TacticM (List Fact)
  | [], acc => return acc
  | e :: es, acc => do
    let type ← filled (← inferType e)
    factsOfProofs o natural atoms es (← factsOf o natural atoms e type acc)

/-- Casts of natural numbers are not negative. -/
partial def factsOfAtoms (o : Ordered) (atoms : Array Expr) (i : Nat) (acc : List Fact) : MetaM (List Fact) := do
  if h : i < atoms.size then
    match atoms[i] with
    | .app (.app (.app (.const ``Nat.cast _) _) _) n =>
      let fact := { sign := .nonneg, term := .var i, expr := atoms[i], proof := o.lemma ``natCast_nonneg #[n] }
      factsOfAtoms o atoms (i + 1) (fact :: acc)
    | _ => factsOfAtoms o atoms (i + 1) acc
  else return acc

end Olympiad.Tactic
