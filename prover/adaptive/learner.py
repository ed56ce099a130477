"""The model that is adapted, with the verifier's head where that reads the same model."""

from __future__ import annotations

import copy
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kernels.model import write_checkpoint
from prover.adaptive.config import AdaptiveConfig
from prover.mind import MindConfig, is_address
from prover.models import SOURCES, open_model
from prover.models.open import OpenModel
from prover.policy.learned import Template
from prover.policy.learned.template import Place
from prover.training.adapt import LowRankParameters
from prover.training.fit import Example, FitReport, fit
from prover.training.searches import SearchRecord, learnable
from prover.verifier import (
    HeadConfig,
    LearnedVerifier,
    Trunk,
    ValueHead,
    read_head,
    write_head,
)
from prover.verifier.folder import CONFIG as HEAD
from prover.weights import OWN, POLICY


class _Enough(Exception):
    """The time for training is used up."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """What training left. head: the verifier's, None where it is not adapted. steps: of the optimiser;
    loss: nats a token of the good answers, at the last of them."""

    opened: OpenModel
    parameters: LowRankParameters
    head: tuple[ValueHead, HeadConfig] | None
    steps: int
    loss: float | None

    def verifier(self, place: Place) -> LearnedVerifier | None:
        """The adapted verifier, on the adapted model."""
        if self.head is None:
            return None
        head, config = self.head
        template = Template.of(place)
        trunk = Trunk(self.opened.model, self.opened.tokenizer)
        return LearnedVerifier(
            trunk, head, config.bins_of(), lambda state: template.prompt(state).text
        )

    def write(self, folder: Path) -> None:
        """The adapter into a folder, and beside it under `model/` the model with it merged in, which
        `--policy` and, with a head, `--verifier` take."""
        self.parameters.save(folder)
        write_checkpoint(self.opened.model, folder / "model")
        text = self.opened.tokenizer.definition()
        (folder / "model" / "tokenizer.json").write_text(text, encoding="utf-8")
        if self.head is not None:
            head, config = self.head
            write_head(head, config.model_copy(update={"trunk": "."}), folder / "model")


def examples_of(records: Sequence[SearchRecord], place: Place) -> list[Example]:
    """What there is to learn from practice, worded as the policy is asked in a place."""
    found = list(learnable(records))
    if place == "embedded":
        return found
    return [replace(one, prompt=one.prompt.replace("[core]", "[mathlib]", 1)) for one in found]


def adaptable(named: MindConfig) -> str:
    """The model that is adapted: the policy's, or the project's own where none is named; empty where the
    policy is not in this process."""
    return "" if is_address(named.policy) else named.policy or OWN


def adapt(
    named: MindConfig, examples: Sequence[Example], config: AdaptiveConfig, deadline: float
) -> Adapted:
    """Train until a moment of `time.perf_counter`, or to the end. Raises ModelError, TrainingError."""
    opened = open_model(adaptable(named))
    parameters = LowRankParameters(opened.model, config.low_rank)
    found = _shared_head(named)
    head = copy.deepcopy(found[0]) if found is not None else None
    steps, loss = 0, None

    def watch(step: FitReport) -> None:
        nonlocal steps, loss
        steps, loss = step.step + 1, step.answer_loss
        if time.perf_counter() > deadline:
            raise _Enough

    bins = found[1].bins_of() if found is not None else None
    try:
        fit(parameters, opened.tokenizer, examples, config.fit, head=head, bins=bins, report=watch)
    except _Enough:
        if head is not None:
            head.eval()
    merged = OpenModel(parameters.model(), opened.tokenizer)
    pair = None if head is None or found is None else (head, found[1])
    return Adapted(merged, parameters, pair, steps, loss)


def _shared_head(named: MindConfig) -> tuple[ValueHead, HeadConfig] | None:
    """The verifier's head if it reads the very model that is adapted."""
    if not named.verifier or named.verifier == OWN:  # the project's own reads no language model
        return None
    folder = Path(named.verifier)
    if not (folder / HEAD).is_file():
        return None
    head, config = read_head(folder)
    model = adaptable(named)
    if config.trunk in SOURCES or model in SOURCES:
        return (head, config) if config.trunk == model else None
    same = (folder / config.trunk).resolve() == _folder(model).resolve()
    return (head, config) if same else None


def _folder(name: str) -> Path:
    return POLICY if name == OWN else Path(name)
