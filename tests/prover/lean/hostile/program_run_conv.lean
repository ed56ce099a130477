-- Tries: a program in a conversion
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by conv => run_conv pure ()
