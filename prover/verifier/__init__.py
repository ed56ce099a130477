"""A learned verifier: a head on a language model's last hidden state.

Front door: `LearnedVerifier` (scores states), `write_head` / `read_head` (its folder), and for those
who train it `ValueHead`, `value_loss`, `Bins`. Importing this loads torch.
"""

from prover.verifier.bins import Bins
from prover.verifier.folder import HeadConfig, VerifierError, read_head, write_head
from prover.verifier.head import ValueHead
from prover.verifier.loss import value_loss
from prover.verifier.trunk import Trunk
from prover.verifier.verifier import LearnedVerifier

__all__ = [
    "Bins",
    "HeadConfig",
    "LearnedVerifier",
    "Trunk",
    "ValueHead",
    "VerifierError",
    "read_head",
    "value_loss",
    "write_head",
]
