-- Tries: a solver outside Lean
--- preamble
import Std.Tactic.BVDecide
--- statement
theorem t (x : BitVec 8) : x + 1 = x
--- proof
by bv_decide
