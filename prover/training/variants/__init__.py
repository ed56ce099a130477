"""Variants of a statement: others near it, easier or harder, to learn from.

Front door: `variants_of` makes them by rule, `propose` has a model write some, `distinct` keeps those
that Lean takes and that say something else.
"""

from prover.training.variants.distinct import distinct
from prover.training.variants.form import Form
from prover.training.variants.proposed import propose
from prover.training.variants.rules import Rule, Variant, variants_of
from prover.training.variants.specialise import Change

__all__ = ["Change", "Form", "Rule", "Variant", "distinct", "propose", "variants_of"]
