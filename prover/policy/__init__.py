"""Who proposes tactics and who scores goals.

Front door: `SymbolicPolicy` and `HeuristicVerifier` need no model; `LearnedPolicy` samples from one;
`MixedPolicy` joins several; see `README.md`.
"""

from prover.policy.learned import LearnedConfig, LearnedPolicy
from prover.policy.mixed import MixedPolicy, Part
from prover.policy.symbolic import HeuristicVerifier, SymbolicConfig, SymbolicPolicy, TextState

__all__ = [
    "HeuristicVerifier",
    "LearnedConfig",
    "LearnedPolicy",
    "MixedPolicy",
    "Part",
    "SymbolicConfig",
    "SymbolicPolicy",
    "TextState",
]
