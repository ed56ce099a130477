"""Fine-tuning a model end to end, in whatever form its weights are stored.

Dense weights follow Adam; AQLM weights follow PV-Tuning: Adam for codebooks and scales (P), a few
codes re-chosen along the gradient (V). The same function tunes the uncompressed model, so that the
two can be compared at equal data and steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch.nn.functional import cross_entropy, kl_div, log_softmax

from kernels.formats import AqlmWeight, GroupedWeight
from kernels.model import EMBEDDING, LanguageModel
from kernels.model.forward import logits
from kernels.quantize.codes import CodeStepper
from kernels.quantize.slots import AqlmSlot, slot_of


@dataclass(frozen=True, slots=True)
class FinetuneConfig:
    """dense_rate, book_rate: Adam's rates for dense weights, and for codebooks, scales and norms.
    code_rate, code_share: see `CodeStepper`; a share of 0 leaves the codes. warmup: part of the
    steps over which rates rise; they then fall along a cosine. teacher_weight: share of the loss
    that is the divergence from a teacher's distribution. half: compute in bfloat16."""

    dense_rate: float = 1e-4
    book_rate: float = 3e-4
    code_rate: float = 0.05
    code_share: float = 0.01
    code_every: int = 1
    warmup: float = 0.05
    teacher_weight: float = 0.0
    clip: float = 1.0
    half: bool = True


@dataclass(frozen=True, slots=True)
class StepReport:
    """loss: mean nats a token of the step's batch; changed: codes that moved."""

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
) -> LanguageModel:
    """The model after one step on each batch; batches: int64 [steps, rows, length]."""
    config = config or FinetuneConfig()
    slots = {name: slot_of(weight) for name, weight in model.weights.items()}
    steppers = [
        CodeStepper(slot, config.code_rate, config.code_share)
        for slot in slots.values()
        if isinstance(slot, AqlmSlot) and config.code_share > 0
    ]
    compressed = any(isinstance(weight, AqlmWeight) for weight in model.weights.values())
    groups: list[dict[str, object]] = []
    for name, slot in slots.items():
        stored = model.weights[name]
        matrix = isinstance(stored, torch.Tensor) and stored.dim() == 2
        rate = config.dense_rate if matrix or not compressed else config.book_rate
        if isinstance(stored, GroupedWeight):
            rate = config.dense_rate / 10  # one scale moves a whole group's weights
        groups.append({"params": slot.parameters, "lr": rate})
    optimizer = torch.optim.Adam(groups, betas=(0.9, 0.95))
    steps = len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps, config))
    taught = _dense(teacher) if teacher is not None and config.teacher_weight > 0 else None
    tie = model.config.tie_word_embeddings and EMBEDDING in slots
    assert tie or not model.config.tie_word_embeddings
    for number, batch in enumerate(batches):
        leaves = {name: slot.leaf for name, slot in slots.items()}
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=config.half):
            guesses = logits(model.config, leaves, batch)[:, :-1].flatten(0, 1).float()
            loss = cross_entropy(guesses, batch[:, 1:].flatten())
            total = loss
            if taught is not None:
                with torch.no_grad():
                    wise = logits(model.config, taught, batch)[:, :-1].flatten(0, 1).float()
                distance = kl_div(
                    log_softmax(guesses, -1), log_softmax(wise, -1), log_target=True,
                    reduction="batchmean",
                )  # fmt: skip
                total = (1 - config.teacher_weight) * loss + config.teacher_weight * distance
        torch.autograd.backward(total)
        for slot in slots.values():
            slot.pull_back()
        parameters = [leaf for slot in slots.values() for leaf in slot.parameters]
        torch.nn.utils.clip_grad_norm_(parameters, config.clip)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        changed = 0
        for stepper in steppers:
            stepper.observe()
            if (number + 1) % config.code_every == 0:
                changed += stepper.step()
        with torch.no_grad():
            for slot in slots.values():
                slot.refresh()
        report(StepReport(number, steps, float(loss.detach()), changed))
    return LanguageModel(model.config, {name: slot.weight() for name, slot in slots.items()})


def _rate(step: int, steps: int, config: FinetuneConfig) -> float:
    rise = max(1.0, config.warmup * steps)
    if step < rise:
        return (step + 1) / rise
    angle = torch.pi * (step - rise) / max(1.0, steps - rise)
    return 0.05 + 0.95 * 0.5 * (1 + float(torch.cos(torch.tensor(angle))))


def _dense(model: LanguageModel) -> dict[str, torch.Tensor]:
    weights = model.dense().weights
    return {name: weight for name, weight in weights.items() if isinstance(weight, torch.Tensor)}
