"""Formulas of school mathematics as terms.

Terms are Lean's own (`goals.terms`) with untyped heads that `typing` gives a Lean form: `gcd`, `choose`,
`_` (a member of a sequence), `modeq`, `set`, `tuple`, `root`, and `…` for dots. A formula ends where no
lexeme carries it on, so the same reader serves prose and LaTeX.
"""

from prover.formalize.local.formula.chains import FormulaReader
from prover.formalize.local.formula.cursor import NoFormulaError

__all__ = ["FormulaReader", "NoFormulaError"]
