"""The step-level verifier over texts: an ensemble's mean opinion."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from prover.policy.symbolic import TextState
from prover.recent import Recent
from prover.verifier.step.features import state_features, tactic_features
from prover.verifier.step.network import Network, read_networks
from search.protocols import Value

_MAX_STATES = 50_000


class StepVerifier:
    """Scores tactics (a process reward: Lightman et al., 2024) and, as `search.protocols.Verifier`, states.

    A state takes about a tenth of a millisecond; none is computed twice.
    """

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = tuple(networks)
        self._values = Recent(self._value, _MAX_STATES)

    @staticmethod
    def open(folder: Path) -> StepVerifier:
        """The verifier of a folder. Raises VerifierError."""
        return StepVerifier(read_networks(folder))

    def steps(self, state: str, tactics: Sequence[str]) -> list[float]:
        """For each tactic the log-probability (natural) that the state gets proved through it."""
        if not tactics:
            return []
        features = state_features(state)
        said = [tactic_features(tactic) for tactic in tactics]
        logits = np.mean([network.steps(features, said) for network in self._networks], axis=0)
        log_probs: list[float] = (-np.logaddexp(0.0, -logits)).tolist()
        return log_probs

    async def score(self, states: Sequence[TextState]) -> Sequence[Value]:
        """One value a state."""
        return [self.value(state.text) for state in states]

    def value(self, state: str) -> Value:
        """The probability that a state gets proved, and the tactics that this would take."""
        return self._values[state]

    def _value(self, state: str) -> Value:
        features = state_features(state)
        logits = np.mean([network.values(features) for network in self._networks], axis=0)
        shares = np.exp(logits[1:] - logits[1:].max())
        steps = float(shares @ np.arange(len(shares)) / shares.sum())
        return Value(float(1 / (1 + np.exp(-logits[0]))), steps)
