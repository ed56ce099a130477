"""The proposers that need a search, SymPy or numerical work: they run in the worker process."""

from __future__ import annotations

from functools import cache

from prover.policy.symbolic.equations import descent, linear, quadratic_root
from prover.policy.symbolic.finding import (
    choice,
    closed_witness,
    counterexample,
    form_witness,
    instantiate,
    witness,
)
from prover.policy.symbolic.finite import digit_bound, kernel_table, ramsey
from prover.policy.symbolic.induction import recurrence, sums
from prover.policy.symbolic.library import closed_sums, collections, definitions, premises
from prover.policy.symbolic.residues import (
    exponents,
    modular,
    powers,
    recurrent_residues,
    residue_split,
    residue_table,
    square_residues,
)
from prover.policy.symbolic.suggestion import Proposer

LIGHT: tuple[Proposer, ...] = (
    closed_sums.propose,
    collections.propose,
    definitions.propose,
    premises.propose,
    ramsey.propose,
    choice.propose,
    closed_witness.propose,
    powers.propose,
    exponents.propose,
    quadratic_root.propose,
    form_witness.propose,
    kernel_table.propose,
    counterexample.propose,
    linear.propose,
    witness.propose,
    recurrent_residues.propose,
    recurrence.propose,
    sums.propose,
    instantiate.propose,
    modular.propose,
    square_residues.propose,
    descent.propose,
    digit_bound.propose,
    residue_split.propose,
    residue_table.propose,
)
"""Those that need no large library, in the order in which they run."""


@cache
def heavy() -> tuple[Proposer, ...]:
    """Those that run after them. The first call loads SymPy, NumPy and SciPy: a second or two."""
    from prover.policy.symbolic.equations import (
        coprime_factor,
        diophantine,
        divides,
        factor,
        squares,
        systems,
    )
    from prover.policy.symbolic.finite import bounded
    from prover.policy.symbolic.inequalities import order

    return (
        systems.propose,
        coprime_factor.propose,
        squares.propose,
        factor.propose,
        diophantine.propose,
        divides.propose,
        order.propose,
        bounded.propose,
    )
