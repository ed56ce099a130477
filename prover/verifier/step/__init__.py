"""The step-level verifier: does a tactic lead to a proof, and how far is a state from one.

Front door: `StepVerifier.open(folder)`. Plain numpy: it is asked for every state of every search, so it must
cost less than the tactics that it saves.
"""

from prover.verifier.step.features import BUCKETS, StateFeatures, state_features, tactic_features
from prover.verifier.step.network import Layer, Network, read_networks, write_networks
from prover.verifier.step.verifier import StepVerifier

__all__ = [
    "BUCKETS",
    "Layer",
    "Network",
    "StateFeatures",
    "StepVerifier",
    "read_networks",
    "state_features",
    "tactic_features",
    "write_networks",
]
