"""What searches over synthetic statements leave behind, as data for the policy and the verifier."""

from prover.training.searches.examples import Shares, held_out, learnable
from prover.training.searches.record import (
    SearchRecord,
    StateRecord,
    TacticRecord,
    appending,
    read_records,
    record_of,
)

__all__ = [
    "SearchRecord",
    "Shares",
    "StateRecord",
    "TacticRecord",
    "appending",
    "held_out",
    "learnable",
    "read_records",
    "record_of",
]
