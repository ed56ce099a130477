-- Tries: a file's text as a term
-- Says: include_str
--- preamble
--- statement
theorem t : (include_str "/etc/passwd").length = 0
--- proof
rfl
