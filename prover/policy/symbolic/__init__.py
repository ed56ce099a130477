"""The symbolic policy: tactics from the shape of a goal and from computer algebra.

Front door: `SymbolicPolicy` (proposes tactics), `HeuristicVerifier` (scores goals), their
`SymbolicConfig`, and the structural type of the states that they read, `TextState`
(`Text` where only a text is at hand).
"""

from prover.policy.symbolic.config import SymbolicConfig
from prover.policy.symbolic.policy import SymbolicPolicy, Text, TextState
from prover.policy.symbolic.value import HeuristicVerifier

__all__ = ["HeuristicVerifier", "SymbolicConfig", "SymbolicPolicy", "Text", "TextState"]
