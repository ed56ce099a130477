"""A worker: a whole copy of the model, a shard of the data, an AdamW of its own.

Knows nothing of other workers, of Ray, or of how words travel: it is told what to do and answers in
bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn.functional import cross_entropy

from kernels.model import ModelConfig
from kernels.model.forward import logits
from kernels.model.language_model import expected_shapes
from prover.training.errors import TrainingError
from prover.training.links.codec import ErrorFeedback, decode, from_bytes, to_bytes
from prover.training.links.config import DescentConfig, LinksConfig
from prover.training.links.fragments import cut, flat, put, whole


@dataclass(frozen=True, slots=True)
class Shard:
    """What a worker is made of. tokens: integers [steps, rows, length], its part of every step's
    batch; folder: where it keeps its own state, if it shall; device: where it computes."""

    number: int
    model: ModelConfig
    tokens: torch.Tensor
    descent: DescentConfig
    links: LinksConfig
    folder: Path | None = None
    device: str = "cpu"


class AbsentError(TrainingError):
    """A worker has no weights: it has just been started, perhaps anew, or is not there at all."""

    def __init__(self) -> None:
        super().__init__("the worker has no weights; it must join first")


class Worker:
    """Has weights only after `join` or `restore`; whatever else needs them raises AbsentError."""

    def __init__(self, shard: Shard) -> None:
        self.shard = shard
        self._held: dict[str, torch.Tensor] | None = None
        self._shapes = expected_shapes(shard.model)
        self._names = whole(shard.model)
        self._fragments = cut(shard.model, shard.links.fragments)

    def ready(self) -> bool:
        """Answers once the worker is there."""
        return True

    def join(self, step: int, message: bytes) -> None:
        """Begin at a step with the whole model, float32, and an AdamW without moments."""
        self._begin(step)
        put(from_bytes(message).to(self.shard.device), self._weights, self._names)
        self._shared = [flat(self._weights, names) for names in self._fragments]

    def steps(self, count: int) -> float:
        """Local steps; the sum of their losses, each in nats a token."""
        total = 0.0
        for _ in range(count):
            total += self._gradient()
            self._descend()
        return total

    def outer_gradient(self, fragment: int) -> bytes:
        """Where the fragment's shared weights stood minus where the worker's stand now."""
        difference = self._shared[fragment] - flat(self._weights, self._fragments[fragment])
        return self._feedback[fragment].encode(difference)

    def receive(self, fragment: int, message: bytes) -> None:
        """Move the shared weights of a fragment, and its own to them, or part of the way."""
        links, names = self.shard.links, self._fragments[fragment]
        shared = self._shared[fragment]
        shared = shared + decode(message, len(shared), links.bits, links.group).to(shared.device)
        self._shared[fragment] = shared
        kept = links.mixing if links.delay else 0.0
        mine = flat(self._weights, names)
        put(torch.lerp(shared, mine, kept) if kept else shared, self._weights, names)

    def gradient(self) -> tuple[float, bytes]:
        """(mean loss, gradient in full) of the next step's batch; for plain data-parallel training."""
        loss = self._gradient()
        grads = [weight.grad for weight in self._weights.values()]
        return loss, to_bytes(torch.cat([grad.flatten() for grad in grads if grad is not None]))

    def apply(self, message: bytes) -> None:
        """One step of AdamW along a gradient from elsewhere."""
        vector, start = from_bytes(message).to(self.shard.device), 0
        for name in self._names:
            weight = self._weights[name]
            weight.grad = vector[start : start + weight.numel()].reshape(weight.shape).clone()
            start += weight.numel()
        self._descend()

    def weights(self) -> bytes:
        """All its weights in full."""
        return to_bytes(flat(self._weights, self._names))

    def save(self, mark: int) -> None:
        """Keep its state on its own disk, under a mark that `restore` asks for; the state of the
        mark before stays too, for whoever leads may be stopped before it has written its own."""
        path = self._path(mark)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".part")
        values: dict[str, Any] = {
            "step": self._step,
            "since": self._since,
            "weights": flat(self._weights, self._names),
            "shared": self._shared,
            "residuals": [part.residual for part in self._feedback],
            "optimizer": self._optimizer.state_dict(),
        }
        torch.save(values, beside)
        beside.replace(path)
        marks = sorted(
            int(kept.stem.rpartition("-")[2]) for kept in path.parent.glob(self._kept("*"))
        )
        for old in marks[:-2]:
            self._path(old).unlink()

    def restore(self, mark: int) -> bool:
        """Take up the state kept under a mark; False, and nothing done, if there is no such state."""
        path = self._path(mark)
        if not path.exists():
            return False
        values = torch.load(path, map_location=self.shard.device, weights_only=True)
        self._begin(values["step"])
        self._since = values["since"]
        put(values["weights"], self._weights, self._names)
        self._shared = values["shared"]
        for part, residual in zip(self._feedback, values["residuals"], strict=True):
            part.residual = residual.cpu()
        self._optimizer.load_state_dict(values["optimizer"])
        return True

    def _begin(self, step: int) -> None:
        device, links = self.shard.device, self.shard.links
        self._step = self._since = step
        self._held = {
            name: torch.zeros(shape, device=device, requires_grad=True)
            for name, shape in self._shapes.items()
        }
        self._feedback = [
            ErrorFeedback(
                sum(self._weights[name].numel() for name in names), links.bits, links.group
            )
            for names in self._fragments
        ]
        matrices = [weight for weight in self._weights.values() if weight.dim() == 2]
        vectors = [weight for weight in self._weights.values() if weight.dim() != 2]
        self._optimizer = torch.optim.AdamW(
            [
                {"params": matrices, "weight_decay": self.shard.descent.decay},
                {"params": vectors, "weight_decay": 0.0},
            ],
            betas=self.shard.descent.betas,
        )

    @property
    def _weights(self) -> dict[str, torch.Tensor]:
        if self._held is None:
            raise AbsentError
        return self._held

    def _gradient(self) -> float:
        shard = self.shard
        if self._step >= len(shard.tokens):
            raise TrainingError(f"there is no batch for step {self._step}")
        batch = shard.tokens[self._step].to(shard.device, torch.int64)
        guesses = logits(shard.model, self._weights, batch)[:, :-1].flatten(0, 1)
        loss = cross_entropy(guesses.float(), batch[:, 1:].flatten())
        self._optimizer.zero_grad()
        torch.autograd.backward(loss)
        return float(loss.detach())

    def _descend(self) -> None:
        descent, steps = self.shard.descent, len(self.shard.tokens)
        rate = descent.rate_at(self._step, steps, self._step - self._since)
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        torch.nn.utils.clip_grad_norm_(list(self._weights.values()), descent.clip)
        self._optimizer.step()
        self._step += 1

    def _path(self, mark: int) -> Path:
        if self.shard.folder is None:
            raise TrainingError("the worker has no folder to keep its state in")
        return self.shard.folder / self._kept(str(mark))

    def _kept(self, mark: str) -> str:
        return f"worker-{self.shard.number}-{mark}.pt"
