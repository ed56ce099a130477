-- Tries: recursion without end in the kernel
-- Bomb: may cost the process its life, never the pool
--- preamble
--- statement
theorem t : (List.range 1000000).foldl (· + ·) 0 = 1
--- proof
by decide +kernel
