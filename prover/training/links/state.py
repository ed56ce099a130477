"""What the one who leads a run holds, on disk too, so that a stopped run goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch

from prover.training.errors import TrainingError
from prover.training.links.config import LinksConfig
from prover.training.links.outer import OuterStep
from prover.training.links.wire import Traffic

_FILE = "leader.pt"


@dataclass(slots=True)
class LeaderState:
    """shared: by fragment, the weights [n] that all workers have been told; outer: the optimiser's
    own, which messages of few bits follow a little behind; done: segments asked for; heard: a
    fragment and the outer gradients that have not moved it yet."""

    shared: list[torch.Tensor]
    outer: list[OuterStep]
    done: int = 0
    heard: tuple[int, list[bytes]] | None = None
    traffic: Traffic = field(default_factory=Traffic)

    @staticmethod
    def at_the_start(parts: Sequence[torch.Tensor], config: LinksConfig) -> LeaderState:
        """Of a run that begins at some weights, flat by fragment."""
        outer = [OuterStep(part, config.outer_rate, config.outer_momentum) for part in parts]
        return LeaderState(list(parts), outer)

    def write(self, folder: Path, recipe: str) -> None:
        """Write everything; `recipe` names the run."""
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / (_FILE + ".part")
        torch.save(
            {
                "recipe": recipe,
                "shared": self.shared,
                "outer": [(part.weights, part.velocity) for part in self.outer],
                "done": self.done,
                "heard": self.heard,
                "traffic": asdict(self.traffic),
            },
            beside,
        )
        beside.replace(folder / _FILE)

    def read(self, folder: Path, recipe: str) -> None:
        """Take up what a folder holds, if anything. Raises TrainingError when it is another run's."""
        path = folder / _FILE
        if not path.exists():
            return
        values = torch.load(path, map_location="cpu", weights_only=True)
        if values["recipe"] != recipe:
            raise TrainingError(f"{folder} holds a run of another model or configuration")
        self.shared = values["shared"]
        for part, (weights, velocity) in zip(self.outer, values["outer"], strict=True):
            part.weights, part.velocity = weights, velocity
        self.done, self.heard = values["done"], values["heard"]
        self.traffic = Traffic(**values["traffic"])
