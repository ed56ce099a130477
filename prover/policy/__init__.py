"""Who proposes tactics and who scores goals.

Front door: `SymbolicPolicy` and `HeuristicVerifier` need no model; see `README.md`.
"""

from prover.policy.symbolic import HeuristicVerifier, SymbolicConfig, SymbolicPolicy, TextState

__all__ = ["HeuristicVerifier", "SymbolicConfig", "SymbolicPolicy", "TextState"]
