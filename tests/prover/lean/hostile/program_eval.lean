-- Tries: a program before the statement
-- Says: eval
--- preamble
#eval IO.FS.readFile "/etc/passwd"
--- statement
theorem t : 1 = 2
--- proof
rfl
