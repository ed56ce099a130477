"""Words into statements without a model: formulas by a parser, prose by a grammar of contest English."""

from prover.formalize.local.translator import LocalTranslator

__all__ = ["LocalTranslator"]
