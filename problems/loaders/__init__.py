"""One loader a format: our TOML, Lean with `sorry`, miniF2F JSON lines; `read` picks by suffix.

Geometry texts have theirs in `problems.geometry_text`. Import the modules themselves.
"""
