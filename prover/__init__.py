"""Hypatia's front: Lean, policies, the solver, the command line."""
