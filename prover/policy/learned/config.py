"""Everything one tunes about the learned policy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LearnedConfig:
    """How tactics are sampled and weighed."""

    max_tokens: int = 96
    """Of one tactic; a sample that is cut off there is dropped."""
    temperature: float = 1.0
    top_p: float = 1.0
    length_normalised: bool = False
    """Weigh a tactic by the mean of its tokens' log-probabilities instead of their sum, so that long
    tactics are not punished for their length."""
    surplus: float = 1.5
    """Samples drawn for each tactic that is missing; some will repeat others or be dropped."""
    round_samples: int = 64
    """Most samples drawn at once; endpoints have limits of their own."""
    barren_rounds: int = 2
    """Rounds of samples without anything unheard after which a state counts as exhausted."""
    most_samples: int = 512
    """Samples drawn for one state in all."""
    max_characters: int = 600
    """Of a tactic."""
    max_states: int = 20_000
    """States remembered; the oldest are forgotten beyond that."""
    seed: int = 0
    """With a model that honours seeds, the same seed gives the same tactics for a state."""
