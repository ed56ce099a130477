-- Tries: the end of the file
-- Says: text is left
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  skip
#exit
