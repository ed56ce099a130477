"""The filter between a model's statements and belief in one of them.

In order: the statement elaborates; it says what the words say; it holds at small values; its hypotheses
hold somewhere; candidates that Lean proves equivalent are one group; no counterexample to a group is found.
"""

from prover.formalize.filter.bench import Bench, LeanBench
from prover.formalize.filter.judged import Check, Judged, Standing
from prover.formalize.filter.sieve import Sieved, sieve

__all__ = ["Bench", "Check", "Judged", "LeanBench", "Sieved", "Standing", "sieve"]
