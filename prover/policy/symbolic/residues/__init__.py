"""Residues: powers and their cycles, tables modulo m, equations without a solution modulo m."""
