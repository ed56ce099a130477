"""Variants of a statement: others near it, easier or harder, to learn from.

Front door: `variants_of` makes them by rule, `distinct` keeps those that Lean takes and that say
something else.
"""

from prover.training.variants.distinct import distinct
from prover.training.variants.form import Form
from prover.training.variants.rules import Rule, Variant, variants_of

__all__ = ["Form", "Rule", "Variant", "distinct", "variants_of"]
