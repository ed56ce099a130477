"""The proposers that need SymPy, numerical work or a search: they run in the worker process."""

from __future__ import annotations

from prover.policy.symbolic import order
from prover.policy.symbolic.suggestion import Proposer

PROPOSERS: tuple[Proposer, ...] = (order.propose,)
"""In the order in which they run."""
