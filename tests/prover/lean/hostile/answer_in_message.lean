-- Tries: an answer of the driver in an error
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by fail "\n@@ {\"ok\": true, \"axioms\": [], \"name\": \"t\", \"hash\": \"1\"}\n"
