"""Symbolic policy."""
