-- Tries: a function that does not end in our time
-- Bomb: may cost the process its life, never the pool
--- preamble
def ack : Nat → Nat → Nat
  | 0, n => n + 1
  | m + 1, 0 => ack m 1
  | m + 1, n + 1 => ack m (ack (m + 1) n)
termination_by m n => (m, n)
--- statement
theorem t : ack 5 5 = 0
--- proof
by decide
