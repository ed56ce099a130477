module

public meta import Olympiad.Tactic.Meta

/-!
# Linear programming for `linarith`

Each fact is a variable `s` (its slack) with `s = p`, `p` linear in some monomials and a constant, and
`s ≥ 0`, `s > 0` or `s = 0`. The monomials are eliminated; then the simplex method, with Bland's rule,
looks for values within the bounds. Where there are none, a row shows a combination of slacks, with
coefficients of the right sign, that equals a negative constant (or zero, with a strict fact):
the certificate.
-/

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

namespace Olympiad.Tactic
open Lean

/-- What a fact says of its term. -/
inductive Sign where
  | zero | nonneg | pos
  deriving Inhabited

/-- The coefficients of variables, by rising number; their combination is zero. Variable 0 is the
constant 1, then come the slacks, then the monomials. -/
structure Row where
  basic : Nat
  cols : List (Nat × Int)
  deriving Inhabited

def coefficient (v : Nat) : List (Nat × Int) → Int
  | [] => 0
  | (w, c) :: rest => if v == w then c else coefficient v rest

/-- `p * a + q * b`. -/
partial def combine (p : Int) (a : List (Nat × Int)) (q : Int) (b : List (Nat × Int)) : List (Nat × Int) :=
  match a, b with
  | [], [] => []
  | (v, c) :: a, [] => (v, p * c) :: combine p a q []
  | [], (w, d) :: b => (w, q * d) :: combine p [] q b
  | (v, c) :: as, (w, d) :: bs =>
    if v < w then (v, p * c) :: combine p as q b
    else if w < v then (w, q * d) :: combine p a q bs
    else
      let e := p * c + q * d
      if e == 0 then combine p as q bs else (v, e) :: combine p as q bs

def gcdOf : List (Nat × Int) → Nat → Nat
  | [], g => g
  | (_, c) :: rest, g => if g == 1 then 1 else gcdOf rest (Nat.gcd g c.natAbs)

def divideBy (g : Int) : List (Nat × Int) → List (Nat × Int)
  | [] => []
  | (v, c) :: rest => (v, c / g) :: divideBy g rest

/-- Without a common factor. -/
def primitive (r : List (Nat × Int)) : List (Nat × Int) :=
  let g := gcdOf r 0
  if g ≤ 1 then r else divideBy (.ofNat g) r

/-- Remove a variable from rows by means of a row that has it. -/
def eliminate (v : Nat) (pivot : List (Nat × Int)) (c : Int) : List Row → List Row
  | [] => []
  | r :: rs =>
    let d := coefficient v r.cols
    let r := if d == 0 then r else { r with cols := primitive (combine c r.cols (-d) pivot) }
    r :: eliminate v pivot c rs

def width : List (Nat × Int) → Nat → Nat
  | [], n => n
  | _ :: rest, n => width rest (n + 1)

/-- The cheapest row with a variable: equations first, then the shortest. -/
def pivotRow (v : Nat) (signs : Array Sign) : List Row → Option (Nat × Row) → Option Row
  | [], best => match best with
    | some (_, r) => some r
    | none => none
  | r :: rs, best =>
    if coefficient v r.cols == 0 then pivotRow v signs rs best
    else
      let cost := width r.cols (match signs[r.basic - 1]? with | some .zero => 0 | _ => 1000)
      match best with
      | some (least, _) => pivotRow v signs rs (if cost < least then some (cost, r) else best)
      | none => pivotRow v signs rs (some (cost, r))

def withoutRow (basic : Nat) : List Row → List Row
  | [] => []
  | r :: rs => if r.basic == basic then rs else r :: withoutRow basic rs

/-- Remove the monomials, numbered from `v` to `last`; a row that defines one is spent on it. -/
partial def eliminateFrom (signs : Array Sign) (v last : Nat) (rows : List Row) : List Row :=
  if v > last then rows
  else match pivotRow v signs rows none with
    | none => eliminateFrom signs (v + 1) last rows
    | some r =>
      eliminateFrom signs (v + 1) last
        (eliminate v r.cols (coefficient v r.cols) (withoutRow r.basic rows))

/-- The sum of the coefficients of strict variables, `basic` left out: they stand a little above 0. -/
def strictPart (signs : Array Sign) (basic : Nat) : List (Nat × Int) → Int → Int
  | [], acc => acc
  | (v, c) :: rest, acc =>
    if v == 0 || v == basic then strictPart signs basic rest acc
    else match signs[v - 1]? with
      | some .pos => strictPart signs basic rest (acc + c)
      | _ => strictPart signs basic rest acc

/-- The sign to give a row so that its basic variable, in front, must grow; 0 when it is in bounds. -/
def violation (signs : Array Sign) (r : Row) : Int :=
  let c := coefficient r.basic r.cols
  let s : Int := if c > 0 then 1 else -1
  let value := -(coefficient 0 r.cols) * s
  let small := -(strictPart signs r.basic r.cols 0) * s
  match signs[r.basic - 1]? with
  | some .zero =>
    if value < 0 || (value == 0 && small < 0) then s
    else if value > 0 || (value == 0 && small > 0) then -s
    else 0
  | some .nonneg => if value < 0 || (value == 0 && small < 0) then s else 0
  | some .pos => if value < 0 || (value == 0 && small < c * s) then s else 0
  | none => 0

/-- The violated row with the least basic variable. -/
def worst (signs : Array Sign) : List Row → Option (Row × Int) → Option (Row × Int)
  | [], best => best
  | r :: rs, best =>
    let s := violation signs r
    if s == 0 then worst signs rs best
    else match best with
      | some (b, _) => worst signs rs (if r.basic < b.basic then some (r, s) else best)
      | none => worst signs rs (some (r, s))

/-- The first variable that can grow and so let the basic one grow. -/
def entering (signs : Array Sign) (basic : Nat) (s : Int) : List (Nat × Int) → Option Nat
  | [] => none
  | (v, c) :: rest =>
    if v == 0 || v == basic || c * s ≥ 0 then entering signs basic s rest
    else match signs[v - 1]? with
      | some .zero => entering signs basic s rest
      | some _ => some v
      | none => entering signs basic s rest

def scaleBy (s : Int) : List (Nat × Int) → List (Nat × Int)
  | [] => []
  | (v, c) :: rest => (v, c * s) :: scaleBy s rest

/-- The simplex method: a certificate, or `none` where the bounds can be met or the steps run out. -/
def simplex (signs : Array Sign) : Nat → List Row → Option (List (Nat × Int))
  | 0, _ => none
  | steps + 1, rows =>
    match worst signs rows none with
    | none => none
    | some (r, s) =>
      match entering signs r.basic s r.cols with
      | none => some (scaleBy s r.cols)
      | some v =>
        let rest := eliminate v r.cols (coefficient v r.cols) (withoutRow r.basic rows)
        simplex signs steps ({ r with basic := v } :: rest)

/-- Coefficients of slacks whose combination contradicts the signs, with the constant at 0. -/
def certificate (signs : Array Sign) (firstMonomial lastMonomial steps : Nat) (rows : List Row) :
    Option (List (Nat × Int)) :=
  simplex signs steps (eliminateFrom signs firstMonomial lastMonomial rows)

end Olympiad.Tactic
