"""Learned verifiers: which step leads to a proof, and how far a state is from one.

Front door: `step.StepVerifier`, small networks over hashed pieces, which scores tactics and states; and
`LearnedVerifier`, a head on a language model's last hidden state, with `write_head` / `read_head` (its
folder) and, for those who train it, `ValueHead`, `value_loss`, `Bins`. torch is loaded for the latter only.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from prover.verifier.errors import VerifierError

if TYPE_CHECKING:
    from prover.verifier.bins import Bins
    from prover.verifier.folder import HeadConfig, read_head, write_head
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

_ROOMS = {
    "Bins": "bins",
    "HeadConfig": "folder",
    "LearnedVerifier": "verifier",
    "Trunk": "trunk",
    "ValueHead": "head",
    "read_head": "folder",
    "value_loss": "loss",
    "write_head": "folder",
}


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
