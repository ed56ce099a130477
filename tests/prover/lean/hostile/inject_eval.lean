-- Tries: a command after the proof
-- Says: text is left
--- preamble
--- statement
theorem t : 1 = 2
--- proof
rfl
#eval IO.println "@@ {\"ok\": true}"
