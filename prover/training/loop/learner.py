"""The learners of expert iteration: the step-level verifier anew, or a language model further on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from kernels.model import write_checkpoint
from prover.models import SOURCES, open_model
from prover.training.fit import DenseParameters, FitConfig, FitReport, fit
from prover.training.loop.buffer import Replay
from prover.training.searches import learnable
from prover.training.steps import StepConfig, cases, trained
from prover.verifier import Bins, HeadConfig, ValueHead, read_head, write_head
from prover.verifier.folder import CONFIG
from prover.verifier.step import write_networks
from prover.weights import OWN, POLICY

_BINS = 64
_TOLD_EVERY = 20
_STEPS = StepConfig()
"""The shape of a network of the step-level verifier, and how long it learns."""


class StepLearner:
    """Implements `prover.training.loop.loop.Learner`: an ensemble of small networks from nothing, on all
    that is replayed, in seconds."""

    def __init__(self, networks: int = 3, tell: Callable[[str], None] = lambda line: None) -> None:
        self._networks, self._tell = networks, tell

    def learn(self, model: str, replays: Sequence[Replay], folder: Path, work: Path) -> None:
        """Write the ensemble; neither `model` nor `work` is used."""
        learnt = [
            replace(case, weight=case.weight * replay.weight)
            for replay in replays
            for case in cases([replay.record])
        ]
        networks = []
        for seed in range(self._networks):
            network, curve = trained(learnt, seed, _STEPS)
            networks.append(network)
            self._tell(
                f"network {seed + 1}/{self._networks}: loss {curve[0]:.3f} → {curve[-1]:.3f}"
            )
        folder.mkdir(parents=True, exist_ok=True)
        write_networks(networks, folder)


class DenseLearner:
    """Implements `prover.training.loop.loop.Learner`: all weights of a language model, and a value head."""

    def __init__(
        self,
        config: FitConfig,
        device: torch.device | str = "cpu",
        tell: Callable[[str], None] = lambda line: None,
    ) -> None:
        self._config, self._device, self._tell = config, device, tell

    def learn(self, model: str, replays: Sequence[Replay], folder: Path, work: Path) -> None:
        """Write the model after `fit`, its tokenizer and its head. A model without a head gets one."""
        examples = [
            replace(one, weight=one.weight * replay.weight)
            for replay in replays
            for one in learnable([replay.record])
        ]
        opened = open_model(model)
        parameters = DenseParameters(opened.model, self._device)
        head, config = self._head(model, opened.model.config.hidden_size)
        bins: Bins = config.bins_of()
        fit(
            parameters, opened.tokenizer, examples, self._config,
            head=head, bins=bins, folder=work, report=self._report, device=self._device,
        )  # fmt: skip
        folder.mkdir(parents=True, exist_ok=True)
        write_head(head, config.model_copy(update={"trunk": "."}), folder)
        (folder / "tokenizer.json").write_text(opened.tokenizer.definition(), encoding="utf-8")
        write_checkpoint(parameters.model(), folder)

    def _head(self, model: str, hidden: int) -> tuple[ValueHead, HeadConfig]:
        folder = POLICY if model == OWN else Path(model)
        if model not in SOURCES and (folder / CONFIG).is_file():
            return read_head(folder)
        return ValueHead(hidden, _BINS), HeadConfig(hidden_size=hidden, bins=_BINS)

    def _report(self, step: FitReport) -> None:
        if step.step % _TOLD_EVERY == 0 or step.step + 1 == step.steps:
            parts = [("tactics", step.answer_loss), ("values", step.value_loss)]
            said = ", ".join(f"{name} {loss:.3f}" for name, loss in parts if loss is not None)
            self._tell(f"step {step.step + 1}/{step.steps}: {said}")
