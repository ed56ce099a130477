"""Plain data-parallel training: the mean of all workers' gradients at every step, in full.

The peer of training over slow links, counted in the same way. It waits for every worker at every
step, and keeps no state.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from kernels.model import LanguageModel
from prover.training.errors import TrainingError
from prover.training.links.codec import from_bytes, to_bytes
from prover.training.links.crew import Crew
from prover.training.links.fragments import flat, put, whole
from prover.training.links.wire import Traffic


def train_plain(
    model: LanguageModel,
    crew: Crew,
    steps: int,
    traffic: Traffic,
    report: Callable[[int, float], None] = lambda step, loss: None,
) -> LanguageModel:
    """The model after AdamW on the mean gradient of all shards; `report` is told each step's loss.

    `traffic` counts a gradient up and a mean down for each worker and step, float32, which for more
    than two workers is less than an all-reduce in a ring moves. Raises TrainingError when a worker
    is lost.
    """
    weights = {name: part.clone() for name, part in model.dense_weights().items()}
    everybody = range(crew.size)
    names = whole(model.config)
    start = to_bytes(flat(weights, names))
    for _ in everybody:
        traffic.join(start)
    _all(crew, "join", 0, start)
    for step in range(steps):
        answers = _all(crew, "gradient")
        for _, message in answers:
            traffic.up(message)
        mean = to_bytes(torch.stack([from_bytes(message) for _, message in answers]).mean(0))
        for _ in everybody:
            traffic.down(mean)
        _all(crew, "apply", mean)
        report(step, sum(loss for loss, _ in answers) / len(answers))
    put(from_bytes(_all(crew, "weights")[0]), weights, names)
    return LanguageModel(model.config, weights)


def _all(crew: Crew, method: str, *arguments: Any) -> list[Any]:
    """Everybody's answer to one request."""
    tickets = {worker: [crew.submit(worker, method, *arguments)] for worker in range(crew.size)}
    answers = crew.gather(tickets)
    if len(answers) < crew.size:
        lost = sorted(set(tickets) - set(answers))
        raise TrainingError(f"plain data-parallel training cannot go on without workers {lost}")
    return [answer for (answer,) in answers.values()]
