"""The families, a file a topic."""

from prover.training.synthetic.topics import (
    congruences,
    divisibility,
    equations,
    existence,
    functions,
    identities,
    inequalities,
    parity,
    sums,
)

TOPICS = (
    identities.topic,
    equations.topic,
    inequalities.topic,
    divisibility.topic,
    congruences.topic,
    parity.topic,
    sums.topic,
    functions.topic,
    existence.topic,
)
