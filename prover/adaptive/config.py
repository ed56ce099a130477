"""Every number of test-time training that people tune."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from prover.models.endpoint import EndpointConfig
from prover.training.adapt import LowRankConfig
from prover.training.errors import TrainingError
from prover.training.fit import FitConfig


@dataclass(frozen=True, slots=True)
class AdaptiveConfig:
    """How the seconds of a problem are used: first a plain search, then variants, then training, and
    with what is left a search with the adapted model."""

    first_share: float = 0.35
    """Part of the time for the plain search."""
    practice_share: float = 0.3
    """Part of the time for proving variants."""
    training_share: float = 0.1
    """The most that training may take."""
    variant_s: float = 4.0
    """Seconds of the search for one variant's proof."""
    most_variants: int = 100
    open_tactics: int = 4
    """How far the best line of the plain search is followed for open goals, which are variants too."""
    low_rank: LowRankConfig = field(default_factory=LowRankConfig)
    fit: FitConfig = field(
        default_factory=lambda: FitConfig(
            rate=1e-3, head_rate=3e-4, epochs=4, batch_tokens=2048, half=False
        )
    )
    endpoint: EndpointConfig | None = None
    """A served model that writes variants beside those made by rule."""
    keep: Path | None = None
    """A folder for the adapter, the adapted model and the proof; None throws them away."""

    def __post_init__(self) -> None:
        shares = (self.first_share, self.practice_share, self.training_share)
        if min(shares) <= 0 or sum(shares) >= 1:
            raise TrainingError("the parts of the time must be positive and leave some at the end")
