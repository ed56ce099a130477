"""Fine-tuning a model end to end, in whatever form its weights are stored.

Dense weights follow Adam; AQLM weights follow PV-Tuning: Adam for codebooks and scales (P), a few
codes re-chosen along the gradient (V). The same function tunes the uncompressed model, so that the
two can be compared at equal data and steps.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy, kl_div, log_softmax

from kernels.formats import AqlmWeight, GroupedWeight
from kernels.model import LanguageModel
from kernels.model.forward import logits
from kernels.quantize.codes import CodeStepper
from kernels.quantize.fingerprint import model_fingerprint, tokens_fingerprint
from kernels.quantize.memory import keep_freed_memory
from kernels.quantize.schedule import warmup_cosine
from kernels.quantize.slots import AqlmSlot, Slot, slot_of
from kernels.quantize.state import load_state, save_state


@dataclass(frozen=True, slots=True)
class FinetuneConfig:
    """dense_rate, book_rate, grouped_rate: Adam's rates for dense weights, for codebooks, scales and norms
    of a compressed model, and for scales and minima of grouped integers, each of which moves a whole
    group of weights. code_share, code_trust: see `CodeStepper`; a share of 0 leaves the codes. warmup:
    part of the steps over which rates rise, codes unmoved; they then fall along a cosine.
    teacher_weight: share of the loss that is the divergence from a teacher's distribution. clip: largest
    norm of the gradient. half: compute in bfloat16. save_every: steps between states on disk."""

    dense_rate: float = 4e-4
    book_rate: float = 2e-3
    grouped_rate: float = 1e-5
    code_share: float = 0.01
    code_trust: float = 0.01
    warmup: float = 0.05
    teacher_weight: float = 0.0
    clip: float = 1.0
    half: bool = True
    save_every: int = 50


@dataclass(frozen=True, slots=True)
class StepReport:
    """loss: mean nats a token of the step's batch; changed: groups whose codes moved."""

    step: int
    steps: int
    loss: float
    changed: int


def finetune(
    model: LanguageModel,
    batches: torch.Tensor,
    config: FinetuneConfig | None = None,
    teacher: LanguageModel | None = None,
    report: Callable[[StepReport], None] = lambda step: None,
    folder: Path | None = None,
    device: torch.device | str = "cpu",
) -> LanguageModel:
    """The model after one step on each batch; batches: int64 [steps, rows, length].

    folder: where the run's state is kept, to go on after a stop; FormatError when it holds that of
    another run. device: where everything is computed.
    """
    config = config or FinetuneConfig()
    keep_freed_memory()
    recipe = json.dumps([model_fingerprint(model), tokens_fingerprint(batches), asdict(config)])
    slots: dict[str, Slot] = {
        name: slot_of(weight, device) for name, weight in model.weights.items()
    }
    counted = batches.shape[1] * (batches.shape[2] - 1)
    steppers = [
        CodeStepper(slot, counted, config.code_share, config.code_trust)
        for slot in slots.values()
        if isinstance(slot, AqlmSlot) and config.code_share > 0
    ]
    optimizer = torch.optim.Adam(_groups(model, slots, config), betas=(0.9, 0.95))
    steps = len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: warmup_cosine(step, steps, config.warmup)
    )
    begin = 0
    if folder is not None:
        begin = load_state(folder, recipe, slots, steppers, optimizer, schedule)
    taught = None
    if teacher is not None and config.teacher_weight:
        taught = {name: part.to(device) for name, part in teacher.dense_weights().items()}
    parameters = [parameter for slot in slots.values() for parameter in slot.parameters]
    for number in range(begin, steps):
        loss = _descend(model, slots, taught, batches[number].to(device), config)
        torch.nn.utils.clip_grad_norm_(parameters, config.clip)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        changed = 0
        for stepper in steppers:
            stepper.observe()
            if number >= config.warmup * steps:  # before that, the moments are one batch's noise
                changed += stepper.step(warmup_cosine(number, steps, config.warmup))
        for slot in slots.values():
            slot.refresh()
        report(StepReport(number, steps, loss, changed))
        done = number + 1
        if folder is not None and (done % config.save_every == 0 or done == steps):
            save_state(folder, recipe, done, slots, steppers, optimizer, schedule)
    return LanguageModel(model.config, {name: slot.weight() for name, slot in slots.items()})


def _descend(
    model: LanguageModel,
    slots: Mapping[str, Slot],
    taught: Mapping[str, torch.Tensor] | None,
    batch: torch.Tensor,
    config: FinetuneConfig,
) -> float:
    """Gradients of one batch into the slots' parameters; the batch's mean loss in nats a token."""
    leaves = {name: slot.leaf for name, slot in slots.items()}
    with torch.autocast(batch.device.type, dtype=torch.bfloat16, enabled=config.half):
        guesses = _guesses(model, leaves, batch)
        loss = cross_entropy(guesses, batch[:, 1:].flatten())
        total = loss
        if taught is not None:
            with torch.no_grad():
                wise = log_softmax(_guesses(model, taught, batch), -1)
            mine = log_softmax(guesses, -1)
            distance = kl_div(mine, wise, log_target=True, reduction="batchmean")
            total = (1 - config.teacher_weight) * loss + config.teacher_weight * distance
    torch.autograd.backward(total)
    for slot in slots.values():
        slot.pull_back()
    return float(loss.detach())


def _guesses(
    model: LanguageModel, weights: Mapping[str, torch.Tensor], batch: torch.Tensor
) -> torch.Tensor:
    return logits(model.config, weights, batch)[:, :-1].flatten(0, 1).float()


def _groups(
    model: LanguageModel, slots: Mapping[str, Slot], config: FinetuneConfig
) -> list[dict[str, object]]:
    """Parameters with their rates. In a compressed model norms move as fast as codebooks."""
    compressed = any(isinstance(weight, AqlmWeight) for weight in model.weights.values())
    groups: list[dict[str, object]] = []
    for name, slot in slots.items():
        stored = model.weights[name]
        rate = config.book_rate if compressed else config.dense_rate
        if isinstance(stored, torch.Tensor) and stored.dim() == 2:
            rate = config.dense_rate
        elif isinstance(stored, GroupedWeight):
            rate = config.grouped_rate
        groups.append({"params": slot.parameters, "lr": rate})
    return groups
