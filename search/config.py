"""Every number of the search that people tune, in one place, with units in the names.

`WorkConfig` is shared by the algorithms (how work is cut into batches and overlapped);
`MctsConfig` and `BestFirstConfig` are the algorithms' own and also say which algorithm to run.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from search.errors import ConfigError


def _require(condition: bool, what: str) -> None:
    if not condition:
        raise ConfigError(what)


@dataclass(frozen=True, slots=True)
class WorkConfig:
    """How work is cut up and overlapped; the same for every algorithm."""

    chunk_actions: int = 8
    """Untried actions of one state sent to the environment in one batch, best first, >= 1."""
    lookahead: int = 1
    """Leaves under way beyond those the environment can serve, per worker, >= 0.

    They keep the environment busy while the policy and the verifier think: about
    (policy + verifier latency) / (batch latency), rounded up, hides that latency in full. Every
    extra leaf is chosen with slightly older knowledge.
    Measured with one worker, batches of 40 ms and proposals of 200 ms: 4 leaves keep it half
    busy, 8 leaves 82 % (the first 0.4 s of 3 s included, when there is nothing else to do).
    """
    first_proposals: int = 32
    """Proposals asked of the policy on the first visit of a state, >= 1."""
    most_proposals: int = 1024
    """Proposals a state ever gets; a state that used them all up has failed."""
    batch_states: int = 64
    """States handed to the policy or the verifier in one call, at most."""
    policy_calls: int = 1
    """`propose` calls under way at once; states queue up meanwhile and form the next batch."""
    verifier_calls: int = 1
    """`score` calls under way at once."""
    progress_interval_s: float = 0.2
    """Least time between two snapshots given to the progress listener, in seconds."""
    grace_s: float = 10.0
    """How long a cancelled call may take to return before the search ends without it, seconds."""

    def __post_init__(self) -> None:
        for name in (
            "chunk_actions",
            "first_proposals",
            "most_proposals",
            "batch_states",
            "policy_calls",
            "verifier_calls",
        ):
            _require(getattr(self, name) >= 1, f"{name} must be at least 1")
        _require(self.lookahead >= 0, "lookahead must not be negative")
        _require(self.progress_interval_s >= 0, "progress_interval_s must not be negative")
        _require(self.grace_s > 0, "grace_s must be positive")


@dataclass(frozen=True, slots=True)
class MctsConfig:
    """Monte-Carlo tree search after AlphaProof (Hubert et al., Nature 2025)."""

    work: WorkConfig = field(default_factory=WorkConfig)
    prior_temperature: float = 1.0
    """Priors are softmax(log_prob / temperature) over a state's proposals; below 1 sharpens."""
    c_init: float = 1.25
    """Weight of the prior term of PUCT."""
    c_base: float = 3200.0
    """Visits after which that weight has grown by about log 2."""
    discount: float = 0.99
    """A state `k` actions from closed is worth `discount ** k`; in (0, 1]."""
    unvisited_factor: float = 0.8
    """An untried action counts as this times the worth of its state; in [0, 1]."""
    virtual_loss: float = 1.0
    """Lost visits that a leaf under way counts for, >= 0."""
    sampling_factor: float = 8.0
    """Progressive sampling: a state visited N times may have `sampling_factor * N ** exponent`
    proposals before it must wait for further visits."""
    sampling_exponent: float = 0.6

    def __post_init__(self) -> None:
        _require(self.prior_temperature > 0, "prior_temperature must be positive")
        _require(self.c_init > 0 and self.c_base > 0, "c_init and c_base must be positive")
        _require(0 < self.discount <= 1, "discount must lie in (0, 1]")
        _require(0 <= self.unvisited_factor <= 1, "unvisited_factor must lie in [0, 1]")
        _require(self.virtual_loss >= 0, "virtual_loss must not be negative")
        _require(self.sampling_factor > 0, "sampling_factor must be positive")
        _require(0 < self.sampling_exponent <= 1, "sampling_exponent must lie in (0, 1]")


@dataclass(frozen=True, slots=True)
class BestFirstConfig:
    """Best-first search on length-normalised log-probability (as in BFS-Prover, 2025)."""

    work: WorkConfig = field(default_factory=WorkConfig)
    length_exponent: float = 0.5
    """A path of `L` actions scores (sum of log-probabilities) / L ** exponent: 0 is the plain
    sum, 1 the mean; in between longer paths are penalised less than by the sum."""

    def __post_init__(self) -> None:
        _require(
            math.isfinite(self.length_exponent) and self.length_exponent >= 0,
            "length_exponent must be a number >= 0",
        )
