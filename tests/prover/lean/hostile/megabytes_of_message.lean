-- Tries: megabytes of messages
-- Says: cut off
--- preamble
--- statement
theorem t : 1 = 2
--- proof
by
  iterate 20 trace_state
  fail "⟪no ×400000⟫"
