"""Every number of training over slow links that people tune."""

from __future__ import annotations

from dataclasses import dataclass

from kernels.quantize.schedule import warmup_cosine
from prover.training.errors import TrainingError


@dataclass(frozen=True, slots=True)
class DescentConfig:
    """A worker's own AdamW. Numbers of steps are local steps."""

    rate: float = 3e-3
    """The highest learning rate; it rises over `warmup` of all steps, then falls along a cosine."""
    warmup: float = 0.05
    lowest: float = 0.05
    """The last rate as a share of the highest."""
    betas: tuple[float, float] = (0.9, 0.95)
    decay: float = 0.1
    """Weight decay of matrices; norms have none."""
    clip: float = 1.0
    """Largest norm of the gradient."""
    settle: int = 16
    """Steps over which the rate rises for a worker that begins without moments in mid-run."""

    def rate_at(self, step: int, steps: int, since: int) -> float:
        """The rate of one step out of `steps`, `since` steps after the worker's moments were zero."""
        settled = min(1.0, (since + 1) / self.settle) if since < step else 1.0
        return settled * self.rate * warmup_cosine(step, steps, self.warmup, self.lowest)


@dataclass(frozen=True, slots=True)
class LinksConfig:
    """How workers are kept together (Douillard et al., DiLoCo, 2023; Streaming DiLoCo, 2025)."""

    every: int = 32
    """Local steps between two synchronisations of the same fragment."""
    fragments: int = 2
    """Parts of the model, one of them synchronised every `every / fragments` steps."""
    bits: int = 4
    """Bits of each number of an outer gradient: 4 or 8."""
    group: int = 128
    """Numbers that share a scale of 16 bits."""
    delay: int = 0
    """Local steps that go on while an outer gradient travels; less than `every / fragments`."""
    mixing: float = 0.5
    """With a delay: the share of its own weights that a worker keeps when the answer arrives."""
    outer_rate: float = 0.7
    outer_momentum: float = 0.9
    """Nesterov's."""

    def __post_init__(self) -> None:
        if self.fragments < 1 or self.every < 1 or self.every % self.fragments:
            raise TrainingError(
                f"{self.every} steps do not divide into {self.fragments} fragments' turns"
            )
        if self.bits not in (4, 8):
            raise TrainingError(f"outer gradients have 4 or 8 bits a number, not {self.bits}")
        if self.group < 2 or self.group % 2:
            raise TrainingError(f"a group holds an even number of numbers, not {self.group}")
        if not 0 <= self.delay < self.turn:
            raise TrainingError(f"a delay is from 0 to {self.turn - 1} steps, not {self.delay}")
        if not 0 <= self.mixing <= 1:
            raise TrainingError(f"a share is from 0 to 1, not {self.mixing}")

    @property
    def turn(self) -> int:
        """Local steps from one fragment's synchronisation to the next fragment's."""
        return self.every // self.fragments
