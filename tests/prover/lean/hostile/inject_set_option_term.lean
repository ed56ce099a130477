-- Tries: a switch of the kernel in a term
-- Says: debug.skipKernelTC
--- preamble
--- statement
theorem t : 1 = 2
--- proof
set_option debug.skipKernelTC true in lcProof
