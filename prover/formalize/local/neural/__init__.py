"""A small model that reads sentences which the rules do not match, into derivations of the same grammar."""

from prover.formalize.local.neural.parser import NeuralParser, shipped_parser

__all__ = ["NeuralParser", "shipped_parser"]
