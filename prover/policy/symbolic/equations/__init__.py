"""Equations and divisibility: factors, Groebner bases, divisors, descent."""
