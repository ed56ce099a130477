"""Families whose proofs take several tactics: a choice among them matters, none of them ends the search."""

from prover.training.synthetic.hard import (
    bounded,
    chains,
    equations_of_functions,
    estimates,
    growth,
    inductions,
)

TOPICS = (
    chains.topic,
    bounded.topic,
    inductions.topic,
    growth.topic,
    estimates.topic,
    equations_of_functions.topic,
)
