-- Tries: input and output as a value
--- preamble
--- statement
theorem t : (unsafeIO (IO.FS.readFile "/etc/passwd")).isOk = true
--- proof
rfl
