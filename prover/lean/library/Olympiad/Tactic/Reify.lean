module

public import Olympiad.Tactic.Frac
public meta import Olympiad.Tactic.Frac
public meta import Olympiad.Tactic.Meta

/-!
# From terms to `Frac`

`Carrier` says in what algebra a term lives; `reify` reads a term as a polynomial in atoms, which it
collects in a reference. Two atoms are the same when they are equal up to class instances.
-/

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean Meta
open Lean.Grind.CommRing (Poly)

/-- The algebra that a term lives in. -/
structure Carrier where
  type : Expr
  level : Level
  commRing : Expr
  /-- `Field` and `NoNatZeroDivisors`, where division by numerals is to be understood -/
  field? : Option (Expr × Expr)

/-- The ring of a type, a field where there is one. -/
def carrierOf (type : Expr) : MetaM Carrier := do
  let u ← getDecLevel type
  match ← synthInstance? (mkApp (.const ``Lean.Grind.Field [u]) type) with
  | some field => do
    let commRing := mkApp2 (.const ``Lean.Grind.Field.toCommRing [u]) type field
    let semiring := mkApp2 (.const ``Lean.Grind.CommSemiring.toSemiring [u]) type
      (mkApp2 (.const ``Lean.Grind.CommRing.toCommSemiring [u]) type commRing)
    let module := mkApp2 (.const ``Lean.Grind.Semiring.toNatModule [u]) type semiring
    let torsionFree? ← synthInstance? (mkApp2 (.const ``Lean.Grind.NoNatZeroDivisors [u]) type module)
    match torsionFree? with
    | some i => return { type, level := u, commRing, field? := some (field, i) }
    | none => return { type, level := u, commRing, field? := none }
  | none =>
    match ← synthInstance? (mkApp (.const ``Lean.Grind.CommRing [u]) type) with
    | some commRing => return { type, level := u, commRing, field? := none }
    | none => failWith m!"{type} is not a commutative ring"

/-- The number that a numeral stands for. -/
def numeral? (e : Expr) : Option Nat :=
  match e.consumeMData with
  | .lit (.natVal n) => some n
  | .app (.app (.app (.const ``OfNat.ofNat _) _) (.lit (.natVal n))) _ => some n
  | _ => none

/-- Whether two terms are the same but for class instances. (The kernel compares the instances.) -/
partial def sameTerm (a b : Expr) : MetaM Bool := do
  if a == b then return true
  match a, b with
  | .app f x, .app g y =>
    if ← sameTerm f g then
      if ← sameTerm x y then return true
      match ← isClass? (← inferType x) with
      | some _ => return true
      | none => return false
    else return false
  | .mdata _ a, b => sameTerm a b
  | a, .mdata _ b => sameTerm a b
  | _, _ => return false

partial def findAtom (e : Expr) (atoms : Array Expr) (i : Nat) : MetaM (Option Nat) := do
  if h : i < atoms.size then
    if ← sameTerm atoms[i] e then return some i
    findAtom e atoms (i + 1)
  else return none

/-- The number of an atom. -/
def atomIndex (atoms : IO.Ref (Array Expr)) (e : Expr) : MetaM Nat := do
  let known ← atoms.get
  match ← findAtom e known 0 with
  | some i => return i
  | none => do
    atoms.set (known.push e)
    return known.size

def atom (atoms : IO.Ref (Array Expr)) (e : Expr) : MetaM Frac := return .var (← atomIndex atoms e)

/-- Read a term as a polynomial. -/
partial def reify (c : Carrier) (atoms : IO.Ref (Array Expr)) (e : Expr) : MetaM Frac := do
  let e := e.consumeMData
  match e with
  | .app (.app (.app (.app (.app (.app (.const f _) _) t) r) _) a) b =>
    match f with
    | ``HAdd.hAdd => return .add (← reify c atoms a) (← reify c atoms b)
    | ``HSub.hSub => return .sub (← reify c atoms a) (← reify c atoms b)
    | ``HMul.hMul => if t == r then return .mul (← reify c atoms a) (← reify c atoms b) else atom atoms e
    | ``HPow.hPow => match numeral? b with
      | some k => if t.isConstOf ``Nat && k ≤ 100 then return .pow (← reify c atoms a) k else atom atoms e
      | none => atom atoms e
    | ``HDiv.hDiv => match c.field?, numeral? b with
      | some _, some n => return .div (← reify c atoms a) n
      | _, _ => atom atoms e
    | _ => atom atoms e
  | .app (.app (.app (.const ``Neg.neg _) _) _) a => return .neg (← reify c atoms a)
  | .app (.app (.app (.const ``OfNat.ofNat _) _) (.lit (.natVal n))) _ => return .num n
  | .app (.app (.app (.const ``Inv.inv _) _) _) a => match c.field?, numeral? a with
    | some _, some n => return .inv n
    | _, _ => atom atoms e
  | _ => atom atoms e

def natLit (n : Nat) : Expr := .lit (.natVal n)

/-- A `Frac` as a term. -/
def Frac.quote : Frac → Expr
  | .num n => mkApp (.const ``Frac.num []) (natLit n)
  | .var i => mkApp (.const ``Frac.var []) (natLit i)
  | .neg a => mkApp (.const ``Frac.neg []) a.quote
  | .add a b => mkApp2 (.const ``Frac.add []) a.quote b.quote
  | .sub a b => mkApp2 (.const ``Frac.sub []) a.quote b.quote
  | .mul a b => mkApp2 (.const ``Frac.mul []) a.quote b.quote
  | .pow a k => mkApp2 (.const ``Frac.pow []) a.quote (natLit k)
  | .div a n => mkApp2 (.const ``Frac.div []) a.quote (natLit n)
  | .inv n => mkApp (.const ``Frac.inv []) (natLit n)

/-- A `Frac` without division as a term of core's ring expressions. -/
def Frac.quoteRing : Frac → Expr
  | .num n => mkApp (.const ``Lean.Grind.CommRing.Expr.num []) (mkApp (.const ``Int.ofNat []) (natLit n))
  | .var i => mkApp (.const ``Lean.Grind.CommRing.Expr.var []) (natLit i)
  | .neg a => mkApp (.const ``Lean.Grind.CommRing.Expr.neg []) a.quoteRing
  | .add a b => mkApp2 (.const ``Lean.Grind.CommRing.Expr.add []) a.quoteRing b.quoteRing
  | .sub a b => mkApp2 (.const ``Lean.Grind.CommRing.Expr.sub []) a.quoteRing b.quoteRing
  | .mul a b => mkApp2 (.const ``Lean.Grind.CommRing.Expr.mul []) a.quoteRing b.quoteRing
  | .pow a k => mkApp2 (.const ``Lean.Grind.CommRing.Expr.pow []) a.quoteRing (natLit k)
  | .div a _ => a.quoteRing
  | .inv _ => mkApp (.const ``Lean.Grind.CommRing.Expr.num []) (mkApp (.const ``Int.ofNat []) (natLit 1))

partial def treeOf (u : Level) (type : Expr) (atoms : Array Expr) (lo hi : Nat) : Expr :=
  if hi ≤ lo + 1 then
    mkApp2 (.const ``Lean.RArray.leaf [u]) type (atoms[lo]?.getD (natLit 0))
  else
    let mid := (lo + hi) / 2
    mkApp4 (.const ``Lean.RArray.branch [u]) type (natLit mid)
      (treeOf u type atoms lo mid) (treeOf u type atoms mid hi)

/-- A numeral of the carrier. -/
def Carrier.numeral (c : Carrier) (n : Nat) : Expr :=
  let semiring := mkApp2 (.const ``Lean.Grind.Ring.toSemiring [c.level]) c.type
    (mkApp2 (.const ``Lean.Grind.CommRing.toRing [c.level]) c.type c.commRing)
  mkApp3 (.const ``OfNat.ofNat [c.level]) c.type (natLit n)
    (mkApp3 (.const ``Lean.Grind.Semiring.ofNat [c.level]) c.type semiring (natLit n))

/-- The atoms as the context of a denotation. -/
def contextOf (c : Carrier) (atoms : Array Expr) : Expr :=
  if atoms.size == 0 then
    mkApp2 (.const ``Lean.RArray.leaf [c.level]) c.type (c.numeral 0)
  else treeOf c.level c.type atoms 0 atoms.size

def reflTrue : Expr :=
  mkApp2 (.const ``Eq.refl [1]) (.const ``Bool []) (.const ``Bool.true [])

/-- A polynomial over a positive denominator: what `Frac.clear` yields, in normal form. -/
structure Normal where
  den : Nat
  poly : Poly
  deriving Inhabited

def Normal.add (a b : Normal) : Normal :=
  let g := Nat.gcd a.den b.den
  { den := a.den * (b.den / g)
    poly := (a.poly.mulConst (.ofNat (b.den / g))).combine (b.poly.mulConst (.ofNat (a.den / g))) }

/-- The normal form of a `Frac`. -/
def Frac.normal : Frac → Normal
  | .num n => ⟨1, .num (.ofNat n)⟩
  | .var i => ⟨1, .ofVar i⟩
  | .neg a => let a := a.normal; { a with poly := a.poly.mulConst (-1) }
  | .add a b => a.normal.add b.normal
  | .sub a b => let b := b.normal; a.normal.add { b with poly := b.poly.mulConst (-1) }
  | .mul a b => let a := a.normal; let b := b.normal; ⟨a.den * b.den, a.poly.mul b.poly⟩
  | .pow a k => let a := a.normal; ⟨a.den ^ k, a.poly.pow k⟩
  | .div a n => let a := a.normal; if n == 0 then ⟨1, .num 0⟩ else ⟨a.den * n, a.poly⟩
  | .inv n => if n == 0 then ⟨1, .num 0⟩ else ⟨n, .num 1⟩

def isZero : Poly → Bool
  | .num 0 => true
  | _ => false

/-- Whether a term is free of division. -/
def Frac.integral : Frac → Bool
  | .num _ => true
  | .var _ => true
  | .neg a => a.integral
  | .add a b => a.integral && b.integral
  | .sub a b => a.integral && b.integral
  | .mul a b => a.integral && b.integral
  | .pow a _ => a.integral
  | .div _ _ => false
  | .inv _ => false

/-- The proof that two terms with the same normal form are equal; fails when the forms differ. -/
def Carrier.prove (c : Carrier) (atoms : IO.Ref (Array Expr)) (a b : Frac) : MetaM Expr := do
  if !isZero (Frac.sub a b).normal.poly then failWith "the two sides have different normal forms"
  let ctx := contextOf c (← atoms.get)
  match (if a.integral && b.integral then none else c.field?) with
  | some (field, torsionFree) =>
    return (mkAppN (.const ``Frac.eq_of_clear [c.level])
      #[c.type, field, torsionFree, ctx, a.quote, b.quote, reflTrue])
  | none =>
    return (mkAppN (.const ``eq_of_poly [c.level])
      #[c.type, c.commRing, ctx, a.quoteRing, b.quoteRing, reflTrue])

end Olympiad.Tactic
