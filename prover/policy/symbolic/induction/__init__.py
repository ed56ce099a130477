"""Sequences and sums: closed forms, strengthened induction."""
