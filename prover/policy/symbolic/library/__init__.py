"""Proposers for goals over the Olympiad library (or Mathlib): its tactics, its lemmas by symbol."""
