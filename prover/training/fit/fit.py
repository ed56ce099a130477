"""The training loop: likelihood of good answers, unlikelihood of bad ones, values of states.

One loop serves the policy, the verifier, the translator and their adaptation to one problem. It
knows token ids and tensors; what the texts mean is the caller's.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy

from kernels.model.forward import hidden_states
from kernels.model.language_model import EMBEDDING, HEAD
from kernels.quantize.schedule import warmup_cosine
from prover.models.tokenizer import TextTokenizer
from prover.training.errors import TrainingError
from prover.training.fit.batches import Batch, batch_of, plan, rows_of
from prover.training.fit.example import Example, fingerprint
from prover.training.fit.parameters import Parameters
from prover.verifier.bins import Bins
from prover.verifier.head import ValueHead
from prover.verifier.loss import value_loss


@dataclass(frozen=True, slots=True)
class FitConfig:
    """rate: AdamW's, after warmup (a part of all steps), falling along a cosine to a twentieth. head_rate: of
    the value head. decay: weight decay of matrices. epochs: passes over the examples. batch_tokens:
    places of a batch, padding included; accumulate: batches a step. longest: tokens of an example.
    value_share: weight of the value loss beside that of the answers. clip: largest norm of the
    gradient. half: compute in bfloat16. seed: of the order. save_every: steps between states on disk.
    """

    rate: float = 3e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    epochs: float = 1.0
    batch_tokens: int = 4096
    accumulate: int = 1
    longest: int = 512
    value_share: float = 0.3
    warmup: float = 0.05
    clip: float = 1.0
    half: bool = True
    seed: int = 0
    save_every: int = 100


@dataclass(frozen=True, slots=True)
class FitReport:
    """One step. answer_loss: nats a token of good answers; value_loss: see `value_loss`; None where the
    batch had none. tokens: places seen so far."""

    step: int
    steps: int
    answer_loss: float | None
    value_loss: float | None
    tokens: int


def fit(
    parameters: Parameters,
    tokenizer: TextTokenizer,
    examples: Sequence[Example],
    config: FitConfig | None = None,
    *,
    head: ValueHead | None = None,
    bins: Bins | None = None,
    folder: Path | None = None,
    report: Callable[[FitReport], None] = lambda step: None,
    device: torch.device | str = "cpu",
) -> None:
    """Train in place. folder: where the run's state is kept, to go on after a stop.

    The loss of a bad answer is −log(1 − p), with p the geometric mean of its tokens' probabilities (Welleck
    et al., 2020, on whole answers: the tokens it shares with good ones should not suffer). Raises
    TrainingError for no usable example, or a folder with the state of another training.
    """
    config = config or FitConfig()
    end = next(iter(parameters.config.eos_token_ids), None)
    longest = min(config.longest, parameters.config.max_position_embeddings)
    rows = rows_of(examples, lambda text: tokenizer.encode(text, special=False), end, longest)
    if not rows:
        raise TrainingError("there is nothing to train on")
    rng = random.Random(config.seed)
    batches = [
        batch
        for _ in range(math.ceil(config.epochs))
        for batch in plan(rows, config.batch_tokens, rng)
    ]
    batches = batches[: max(1, round(len(batches) * config.epochs / math.ceil(config.epochs)))]
    steps = math.ceil(len(batches) / config.accumulate)
    if head is not None:
        head.to(device).train()
    optimizer = _optimizer(parameters, head, config)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: warmup_cosine(step, steps, config.warmup)
    )
    recipe = json.dumps([asdict(config), fingerprint(examples)])
    moved = [*parameters.trainable(), *(head.parameters() if head is not None else ())]
    begin, tokens = _restored(folder, recipe, moved, optimizer, schedule)
    for step in range(begin, steps):
        losses: list[tuple[float | None, float | None]] = []
        for rows_now in batches[step * config.accumulate : (step + 1) * config.accumulate]:
            batch = batch_of(rows_now).to(device)
            total, told = _loss(parameters, head, bins or Bins(), batch, config)
            torch.autograd.backward(total / config.accumulate)
            losses.append(told)
            tokens += batch.tokens.numel()
        torch.nn.utils.clip_grad_norm_(moved, config.clip)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        answered, valued = (_mean(values) for values in zip(*losses, strict=True))
        report(FitReport(step, steps, answered, valued, tokens))
        if folder is not None and ((step + 1) % config.save_every == 0 or step + 1 == steps):
            _save(folder, recipe, step + 1, tokens, moved, optimizer, schedule)
    if head is not None:
        head.to("cpu").eval()


def _loss(
    parameters: Parameters, head: ValueHead | None, bins: Bins, batch: Batch, config: FitConfig
) -> tuple[torch.Tensor, tuple[float | None, float | None]]:
    """The loss, and its two parts for the report."""
    weights, shape = parameters.weights(), parameters.config
    with torch.autocast(batch.tokens.device.type, dtype=torch.bfloat16, enabled=config.half):
        hidden = hidden_states(shape, weights, batch.tokens)
        matrix = weights[EMBEDDING if shape.tie_word_embeddings else HEAD]
        guesses = torch.nn.functional.linear(hidden[batch.spoken], matrix).float()
    total = hidden.sum() * 0.0
    answered = valued = None
    if len(guesses):
        following = batch.tokens.roll(-1, 1)[batch.spoken]
        surprise = cross_entropy(guesses, following, reduction="none")
        row = batch.spoken.nonzero()[:, 0]
        weight = batch.weight[row]
        good = weight > 0
        if good.any():
            answered = (surprise[good] * weight[good]).sum() / weight[good].sum()
            total = total + answered
        if not good.all():
            total = total + _unlikelihood(surprise, row, batch.weight)
    known = batch.proved >= 0
    if head is not None and known.any():
        ends = hidden[torch.arange(len(hidden), device=hidden.device), batch.ends][known]
        step_logits, proved_logits = head(ends.float())
        steps, proved = batch.steps[known], batch.proved[known]
        valued = value_loss(bins, step_logits, proved_logits, steps, proved)
        total = total + config.value_share * valued
    return total, (
        None if answered is None else float(answered.detach()),
        None if valued is None else float(valued.detach()),
    )


def _unlikelihood(surprise: torch.Tensor, row: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """The weighted mean over bad answers; surprise, row: [tokens]; weight: [rows]."""
    sums = torch.zeros_like(weight).index_add(0, row, surprise)
    counts = torch.zeros_like(weight).index_add(0, row, torch.ones_like(surprise))
    bad = (weight < 0) & (counts > 0)
    mean = sums[bad] / counts[bad]
    unlikely = -torch.log1p(-torch.exp(-mean).clamp_max(1 - 1e-6))
    return (unlikely * -weight[bad]).sum() / bad.sum()


def _optimizer(
    parameters: Parameters, head: ValueHead | None, config: FitConfig
) -> torch.optim.Optimizer:
    tensors = parameters.trainable()
    groups = [
        {"params": [t for t in tensors if t.dim() > 1], "weight_decay": config.decay},
        {"params": [t for t in tensors if t.dim() <= 1], "weight_decay": 0.0},
    ]
    if head is not None:
        groups.append(
            {"params": list(head.parameters()), "lr": config.head_rate, "weight_decay": 0.0}
        )
    groups = [group for group in groups if group["params"]]
    return torch.optim.AdamW(groups, lr=config.rate, betas=(0.9, 0.95), fused=False)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _save(
    folder: Path,
    recipe: str,
    step: int,
    tokens: int,
    moved: Sequence[torch.Tensor],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / "state.pt.part"
    state = {
        "recipe": recipe,
        "step": step,
        "tokens": tokens,
        "moved": [tensor.detach() for tensor in moved],
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
    }
    torch.save(state, beside)
    beside.replace(folder / "state.pt")


def _restored(
    folder: Path | None,
    recipe: str,
    moved: Sequence[torch.Tensor],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> tuple[int, int]:
    """(step, tokens) to go on from; what moves is set to the state found."""
    path = None if folder is None else folder / "state.pt"
    if path is None or not path.is_file():
        return 0, 0
    state = torch.load(path, weights_only=True)
    if state["recipe"] != recipe:
        raise TrainingError(f"{path} is the state of another training; remove it to begin anew")
    with torch.no_grad():
        for tensor, value in zip(moved, state["moved"], strict=True):
            tensor.copy_(value)
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["step"]), int(state["tokens"])
