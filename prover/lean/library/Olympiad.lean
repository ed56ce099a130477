/-
The Olympiad library: Mathlib's names for competition mathematics, small enough to compile in minutes.

`README.md` beside this file says what each definition means and where Mathlib's differs.
-/
module

public import Olympiad.Abs
public import Olympiad.Algebra.Domain
public import Olympiad.Algebra.Field
public import Olympiad.Algebra.LinearOrder
public import Olympiad.Algebra.OrderedField
public import Olympiad.Algebra.OrderedRing
public import Olympiad.Algebra.OrderedSemiring
public import Olympiad.Algebra.Ring
public import Olympiad.Cast
public import Olympiad.Complex
public import Olympiad.Complex.Exp
public import Olympiad.Complex.Norm
public import Olympiad.Finset.Basic
public import Olympiad.Finset.BigOperators
public import Olympiad.Finset.Builder
public import Olympiad.Finset.Enumerate
public import Olympiad.Finset.Fintype
public import Olympiad.Finset.Interval
public import Olympiad.Finset.Order
public import Olympiad.Finset.Powerset
public import Olympiad.Finset.Prod
public import Olympiad.Finset.Sum
public import Olympiad.Floor
public import Olympiad.Function
public import Olympiad.Irrational
public import Olympiad.Logic
public import Olympiad.NNReal
public import Olympiad.Namespaces
public import Olympiad.Nat.Digits
public import Olympiad.Nat.Divisors
public import Olympiad.Nat.Factorial
public import Olympiad.Nat.ModEq
public import Olympiad.Nat.PNat
public import Olympiad.Nat.Parity
public import Olympiad.Nat.Prime
public import Olympiad.Nat.Sqrt
public import Olympiad.Nat.Valuation
public import Olympiad.Notation
public import Olympiad.Order
public import Olympiad.Rat
public import Olympiad.Real.Basic
public import Olympiad.Real.Cast
public import Olympiad.Real.Complete
public import Olympiad.Real.Exp
public import Olympiad.Real.Field
public import Olympiad.Real.Limit
public import Olympiad.Real.Log
public import Olympiad.Real.Order
public import Olympiad.Real.Pi
public import Olympiad.Real.Pow
public import Olympiad.Real.Root
public import Olympiad.Real.Sequence
public import Olympiad.Real.Sqrt
public import Olympiad.Real.Trig
public import Olympiad.Set
public import Olympiad.ZMod
