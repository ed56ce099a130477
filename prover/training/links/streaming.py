"""Training over slow links by DiLoCo-style outer steps, one fragment of the model at a time.

Workers take local steps and, in turn for each fragment, say in 4 bits a number how far they have gone
(the outer gradient). An outer optimiser moves the shared weights by their mean; how far it moved them
goes back in 4 bits. What rounding left out of either message goes into the next one of its kind. A
worker that is lost is missed by nobody: the mean is over those that are there, and one that comes back
gets the shared weights and takes part again (Douillard et al., 2023 and 2025).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from kernels.model import LanguageModel
from kernels.quantize.fingerprint import model_fingerprint
from prover.training.errors import TrainingError
from prover.training.links.codec import decode, encode, to_bytes
from prover.training.links.config import LinksConfig
from prover.training.links.crew import Crew, Ticket
from prover.training.links.fragments import cut, flat, put, whole
from prover.training.links.state import LeaderState
from prover.training.links.wire import Traffic


@dataclass(frozen=True, slots=True)
class Segment:
    """The steps between two synchronisations. loss: mean nats a token over the workers that were
    there all the time (`present`); bytes: all traffic up to here."""

    number: int
    segments: int
    loss: float
    present: tuple[int, ...]
    bytes: int


class Streaming:
    """One training run. `traffic` says what has passed over the links."""

    def __init__(
        self,
        model: LanguageModel,
        crew: Crew,
        config: LinksConfig,
        steps: int,
        folder: Path | None = None,
        save_every: int = 8,
    ) -> None:
        """steps: local steps of each worker. folder: where the run is kept every `save_every`
        segments, to go on from (the workers keep their part in their shards' folders).

        Raises TrainingError when steps do not divide, or the folder holds another run.
        """
        if steps % config.turn:
            raise TrainingError(f"{steps} steps do not divide into segments of {config.turn}")
        self._model, self._crew, self._config = model, crew, config
        self._segments = steps // config.turn
        self._folder, self._save_every = folder, save_every
        self._fragments = cut(model.config, config.fragments)
        self._weights = {name: part.clone() for name, part in model.dense_weights().items()}
        parts = [flat(self._weights, names) for names in self._fragments]
        self._state = LeaderState.at_the_start(parts, config)
        self._present: list[int] = []
        self._asked: tuple[int, dict[int, list[Ticket]]] | None = None
        self._recipe = json.dumps([model_fingerprint(model), steps, asdict(config)])
        if folder is not None:
            self._state.read(folder, self._recipe)

    @property
    def traffic(self) -> Traffic:
        return self._state.traffic

    def run(self, report: Callable[[Segment], None] = lambda segment: None) -> LanguageModel:
        """Train to the end, from where the folder's run stands; the model of the shared weights.

        Raises TrainingError when all workers are lost at once.
        """
        state = self._state
        self._open()
        while state.done < self._segments:
            self._segment(report)
            if self._folder is not None and state.done % self._save_every == 0:
                self._hear(report)
                self._save(self._folder)
        self._hear(report)
        self._finish()
        return LanguageModel(self._model.config, self._weights)

    def _open(self) -> None:
        """Everybody takes up its own part of the folder's run, or joins."""
        method, arguments = ("restore", (self._state.done,)) if self._state.done else ("ready", ())
        everybody = range(self._crew.size)
        answers = self._crew.gather(
            {worker: [self._crew.submit(worker, method, *arguments)] for worker in everybody}
        )
        if self._state.done:
            self._present = [worker for worker, (found,) in answers.items() if found]
        joining = [worker for worker in answers if worker not in self._present]
        self._crew.gather(self._welcome(joining))

    def _segment(self, report: Callable[[Segment], None]) -> None:
        """Ask for the local steps of one segment and for its outer gradient; hear those of the last."""
        config, state = self._config, self._state
        away = [worker for worker in range(self._crew.size) if worker not in self._present]
        tickets: dict[int, list[Ticket]] = {worker: [] for worker in self._present}
        tickets |= self._welcome(self._crew.back(away))
        if config.delay:
            self._ask(tickets, "steps", config.delay)
        self._hear(report)
        tickets = {worker: tickets[worker] for worker in self._present}
        self._exchange(tickets)
        self._ask(tickets, "steps", config.turn - config.delay)
        fragment = state.done % config.fragments
        self._ask(tickets, "outer_gradient", fragment)
        self._asked = fragment, tickets
        state.done += 1

    def _welcome(self, workers: Sequence[int]) -> dict[int, list[Ticket]]:
        """Give workers the shared weights; they take part from here."""
        if not workers:
            return {}
        for names, part in zip(self._fragments, self._state.shared, strict=True):
            put(part, self._weights, names)
        message = to_bytes(flat(self._weights, whole(self._model.config)))
        tickets = {}
        for worker in workers:
            self.traffic.join(message)
            step = self._state.done * self._config.turn
            tickets[worker] = [self._crew.submit(worker, "join", step, message)]
        self._present = sorted([*self._present, *workers])
        return tickets

    def _ask(self, tickets: dict[int, list[Ticket]], method: str, *arguments: Any) -> None:
        for worker, asked in tickets.items():
            asked.append(self._crew.submit(worker, method, *arguments))

    def _hear(self, report: Callable[[Segment], None]) -> None:
        """Wait for the answers that are due; who gives none is not present any more."""
        if self._asked is None:
            return
        fragment, tickets = self._asked
        self._asked = None
        answers = self._crew.gather(tickets)
        self._present = [w for w in self._present if w in answers or w not in tickets]
        if not answers:
            raise TrainingError("every worker was lost at once; run it again to go on")
        for *_, message in answers.values():
            self.traffic.up(message)
        self._state.heard = fragment, [message for *_, message in answers.values()]
        losses = [sum(x for x in answer if isinstance(x, float)) for answer in answers.values()]
        report(
            Segment(
                self._state.done,
                self._segments,
                sum(losses) / len(losses) / self._config.turn,
                tuple(sorted(answers)),
                self.traffic.total,
            )
        )

    def _exchange(self, tickets: dict[int, list[Ticket]]) -> None:
        """Move the shared weights by the outer gradients heard, and tell the workers how far."""
        if self._state.heard is None:
            return
        fragment, messages = self._state.heard
        self._state.heard = None
        config, shared = self._config, self._state.shared[fragment]
        outer = self._state.outer[fragment]
        outer.take(self._mean(messages, len(shared)))
        # what one message leaves out stays in the difference, so the next one says it
        message = encode(outer.weights - shared, config.bits, config.group)
        self._state.shared[fragment] = shared + self._mean([message], len(shared))
        for _ in tickets:
            self.traffic.down(message)
        self._ask(tickets, "receive", fragment, message)

    def _mean(self, messages: Sequence[bytes], length: int) -> torch.Tensor:
        config = self._config
        vectors = [decode(message, length, config.bits, config.group) for message in messages]
        return torch.stack(vectors).mean(0)

    def _finish(self) -> None:
        """The last word on every fragment: where the workers stand in the mean."""
        tickets: dict[int, list[Ticket]] = {worker: [] for worker in self._present}
        self._exchange(tickets)
        for fragment in range(len(self._fragments)):
            self._ask(tickets, "outer_gradient", fragment)
        answers = [found[-len(self._fragments) :] for found in self._crew.gather(tickets).values()]
        if not answers:
            raise TrainingError("every worker was lost at once; run it again to go on")
        for fragment, names in enumerate(self._fragments):
            messages = [answer[fragment] for answer in answers]
            for message in messages:
                self.traffic.up(message)
            shared = self._state.shared[fragment]
            put(shared - self._mean(messages, len(shared)), self._weights, names)

    def _save(self, folder: Path) -> None:
        done = self._state.done
        tickets = {worker: [self._crew.submit(worker, "save", done)] for worker in self._present}
        kept = self._crew.gather(tickets)
        self._present = [worker for worker in self._present if worker in kept]
        self._state.write(folder, self._recipe)
