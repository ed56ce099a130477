"""The proposers that need SymPy, numerical work or a search: they run in the worker process."""

from __future__ import annotations

from prover.policy.symbolic import (
    bounded,
    counterexample,
    diophantine,
    divides,
    factor,
    instantiate,
    linear,
    modular,
    order,
    powers,
    recurrence,
    squares,
    sums,
    witness,
)
from prover.policy.symbolic.suggestion import Proposer

PROPOSERS: tuple[Proposer, ...] = (
    counterexample.propose,
    linear.propose,
    witness.propose,
    recurrence.propose,
    sums.propose,
    instantiate.propose,
    powers.propose,
    modular.propose,
    squares.propose,
    factor.propose,
    diophantine.propose,
    divides.propose,
    order.propose,
    bounded.propose,
)
"""In the order in which they run."""
