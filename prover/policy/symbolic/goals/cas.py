"""The bridge to SymPy: our exact polynomials as SymPy expressions and back.

Only modules that run in the worker process import this file: SymPy takes most of a second to load.
"""

from __future__ import annotations

from fractions import Fraction

import sympy

from prover.policy.symbolic.goals.poly import Poly


def to_sympy(poly: Poly) -> sympy.Expr:
    """An expression whose symbols are named by the atoms' texts."""
    return sympy.Add(
        *(
            sympy.Rational(c.numerator, c.denominator)
            * sympy.Mul(*(sympy.Symbol(a) ** e for a, e in m))
            for m, c in poly.terms.items()
        )
    )


def from_sympy(expression: sympy.Expr) -> Poly:
    """The polynomial of an expression with rational coefficients in its symbols.

    Raises `ValueError` when it is no such polynomial.
    """
    generators = sorted(expression.free_symbols, key=str)
    if not generators:
        if not expression.is_Rational:
            raise ValueError(f"no rational number: {expression}")
        return Poly.const(Fraction(int(expression.p), int(expression.q)))
    try:
        poly = sympy.Poly(expression, *generators, domain="QQ")
    except (sympy.PolynomialError, sympy.CoercionFailed) as error:
        raise ValueError(f"no rational polynomial: {expression}") from error
    return Poly(
        {
            tuple((str(g), int(e)) for g, e in zip(generators, exponents, strict=True) if e): (
                Fraction(int(c.p), int(c.q))
            )
            for exponents, c in poly.terms()
        }
    )
