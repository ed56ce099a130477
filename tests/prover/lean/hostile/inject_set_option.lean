-- Tries: a switch of the kernel
-- Says: debug.skipKernelTC
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  set_option debug.skipKernelTC true in
  exact lcProof
