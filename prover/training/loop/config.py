"""Every number of expert iteration that people tune."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from prover.training.errors import TrainingError
from prover.training.fit import FitConfig


@dataclass(frozen=True, slots=True)
class LoopConfig:
    """A round searches, learns from what was found lately, and is judged on statements kept away."""

    rounds: int = 3
    searches: int = 160
    """Searches of a round, each for one side of one statement."""
    fresh: float = 0.6
    """Part of them for statements never tried; what is left goes to undecided ones, then to these."""
    stubborn: float = 0.1
    """Part of them for statements that `patience` searches did not settle, with twice the budget."""
    patience: int = 4
    tactics: int = 40
    """Tactics that a search may run; what decides, so that a slower machine finds the same."""
    seconds: float = 120.0
    """Wall time that ends a search all the same."""
    judged: int = 60
    """Statements of held-out families that each round's model is judged on."""
    families: Literal["hard", "plain"] = "hard"
    """What is searched and judged on: plain families alone, or these and those of several tactics, compounds
    among them, of which alone the judged statements come."""
    judge_every: int = 1
    """Of another set that is judged on, every so-many-th problem."""
    most_age: int = 4
    """Rounds for which searches stay in the replay buffer."""
    fading: float = 0.6
    """How much of a search's weight is left after a round."""
    model: Literal["steps", "policy"] = "steps"
    """What learns: the step-level verifier, which orders tactics and is made anew in seconds, or a
    language model that proposes them, which goes on from the round before."""
    verifier: bool = False
    """Whether the model scores states too."""
    seed: int = 0
    networks: int = 3
    """Of the step-level verifier's ensemble."""
    fit: FitConfig = field(default_factory=lambda: FitConfig(rate=2e-4, epochs=2.0, longest=320))
    """Of a language model."""

    def __post_init__(self) -> None:
        counts = (self.rounds, self.searches, self.patience, self.tactics, self.judged)
        if min(*counts, self.judge_every) < 1:
            raise TrainingError(
                "rounds, searches, patience, tactics, judged and judge_every are at least 1"
            )
        if not (self.fresh >= 0 and self.stubborn >= 0 and self.fresh + self.stubborn <= 1):
            raise TrainingError("the parts of a round's searches add up to at most 1")
        if not 0 < self.fading <= 1:
            raise TrainingError(
                f"what is left of a weight is above 0 and at most 1, not {self.fading}"
            )

    def to_json(self) -> dict[str, Any]:
        """For the run's folder. More rounds, or another set to be judged on, are the same run."""
        values = asdict(self)
        del values["rounds"], values["judge_every"]
        return values
