"""Continuing many texts at once: which tokens go into the next step, and what becomes of its draws.

Knows token ids, never text; knows no device either, that is the backend's. Prompts are computed in
pieces beside the samples that are already running; a sample that ends leaves its place to the next.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from kernels.decode.backend import Backend, Draw
from kernels.decode.errors import DecodeError
from kernels.decode.limits import blocks_of, check_request, check_tokens, sample_blocks
from kernels.decode.prefixes import Piece, Prefixes
from kernels.decode.request import Completion, Event, Request
from kernels.decode.scoring import append_and_score
from kernels.decode.sequence import Group, Sample


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """max_batch: samples that run at once. step_tokens: tokens of a step, prompts included.

    piece_tokens: prompts share their beginnings in pieces of so many tokens, a multiple of the
    backend's blocks.
    """

    max_batch: int = 64
    step_tokens: int = 128
    piece_tokens: int = 64

    def __post_init__(self) -> None:
        if self.max_batch < 1 or self.step_tokens < 1:
            raise DecodeError("max_batch and step_tokens must be at least 1")


class Engine:
    """Requests in, completions out. One thread at a time.

    `generate` serves a list of requests. A server submits requests as they come, calls `step` while
    `busy`, and fetches finished requests with `poll`.
    """

    def __init__(self, backend: Backend, config: EngineConfig | None = None) -> None:
        self.backend = backend
        self.config = config or EngineConfig()
        if self.config.piece_tokens < 1 or self.config.piece_tokens % backend.block_tokens:
            raise DecodeError(f"piece_tokens must be a multiple of {backend.block_tokens}")
        self._prefixes = Prefixes(backend, self.config.piece_tokens)
        self._queue: deque[Group] = deque()
        self._active: dict[int, Group] = {}
        self._running: list[tuple[Group, Sample]] = []
        self._finished: list[tuple[int, list[Completion]]] = []
        self._reserved = 0
        self._tickets = 0

    @property
    def busy(self) -> bool:
        """Whether a step would do something."""
        return bool(self._queue or self._active)

    def generate(self, requests: Sequence[Request]) -> list[list[Completion]]:
        """All samples of all requests, in their order. Raises DecodeError; other requests go on."""
        for request in requests:
            check_request(request, self.backend)
        tickets = [self.submit(request) for request in requests]
        wanted, results = set(tickets), dict[int, list[Completion]]()
        try:
            while wanted - results.keys():
                self.step()
                results |= {ticket: done for ticket, done in self._finished if ticket in wanted}
        except BaseException:
            for ticket in wanted:
                self.cancel(ticket)
            raise
        finally:
            self._finished = [entry for entry in self._finished if entry[0] not in wanted]
        return [results[ticket] for ticket in tickets]

    def submit(self, request: Request) -> int:
        """Queue a request; its ticket. Raises DecodeError when it can never be served."""
        check_request(request, self.backend)
        self._tickets += 1
        self._queue.append(Group(self._tickets, request))
        return self._tickets

    def cancel(self, ticket: int) -> None:
        """Forget a request, queued, running or finished; a ticket that is not there is ignored."""
        self._queue = deque(group for group in self._queue if group.ticket != ticket)
        self._finished = [entry for entry in self._finished if entry[0] != ticket]
        group = self._active.get(ticket)
        if group is None:
            return
        for owner, sample in self._running:
            if owner is group:
                self._leave(group, sample)
        self._running = [entry for entry in self._running if entry[0] is not group]
        self._retire(group)

    def poll(self) -> list[tuple[int, list[Completion]]]:
        """Requests that finished since the last call: (ticket, samples)."""
        finished, self._finished = self._finished, []
        return finished

    def step(self) -> list[Event]:
        """Compute one step; the tokens that it gave."""
        self._admit()
        tokens = [sample.tokens[-1] for _, sample in self._running]
        segments = [sample.segment for _, sample in self._running if sample.segment is not None]
        wanted = list(range(len(tokens)))
        try:
            ready = self._prompt_pieces(tokens, segments, wanted)
            if not tokens:
                return []
            owners, draws = self._draws(ready)
            drawn = self.backend.step(tokens, segments, wanted, draws)
        except BaseException:
            self._abandon()
            raise
        events, faults = self._take(ready, owners, *drawn)
        for ticket, _ in faults:
            self.cancel(ticket)
        if faults:
            raise faults[0][1]
        return events

    def score(self, prompt: Sequence[int], continuation: Sequence[int]) -> list[float]:
        """Log-probability of each token of the continuation, given the prompt and those before it.

        To the bit those that a completion with these tokens has. Raises DecodeError when the text does
        not fit into what the running requests leave.
        """
        if not prompt:
            raise DecodeError("a prompt needs at least one token")
        if not continuation:
            return []
        check_tokens([*prompt, *continuation], self.backend)
        length = len(prompt) + len(continuation) - 1  # the last token is only looked at
        if length > self.backend.positions:
            raise DecodeError(f"the text has {length} tokens, the model {self.backend.positions}")
        later = blocks_of(len(continuation) - 1, self.backend)
        if not self._has_room(self._prefixes.needed(prompt) + later):
            raise DecodeError("there is no room for the text's keys and values; raise the memory")
        pieces, own = self._prefixes.take(prompt), -1
        self._make_room(blocks_of(len(pieces[-1].tokens), self.backend) + later)

        def append(segment: int, text: Sequence[int], targets: Sequence[int]) -> list[float]:
            most = self.config.step_tokens
            return append_and_score(self.backend, segment, text, targets, most)

        try:
            scores: list[float] = []
            for piece in pieces:
                targets = [] if piece.shared else continuation[:1]
                segment = self._prefixes.open(piece)
                scores += append(segment, piece.tokens[piece.done :], targets)
                piece.done = len(piece.tokens)
            own = self.backend.open(segment)
            scores += append(own, continuation[:-1], continuation[1:])
        except BaseException:
            self._abandon()
            raise
        finally:
            if own >= 0:
                self.backend.close(own)
            self._prefixes.release(pieces)
        return scores

    def forget(self) -> None:
        """Free what is kept of prompts that no request uses."""
        self._prefixes.shrink(0)

    # who takes part

    def _admit(self) -> None:
        """Start samples that wait, then queued requests, in order and as far as there is room.

        A request comes in only together with room for one sample, so that the latest can always
        finish and free the room that earlier ones wait for.
        """
        for group in self._active.values():
            while group.waiting and self._fits(sample_blocks(group.request, self.backend)):
                self._start(group, group.waiting.pop(0))
        while self._queue:
            group = self._queue[0]
            prompt, sample = group.request.prompt, sample_blocks(group.request, self.backend)
            if not self._fits(self._prefixes.needed(prompt) + sample):
                return
            self._queue.popleft()
            self._active[group.ticket] = group
            group.pieces = self._prefixes.take(prompt)
            self._reserve(blocks_of(len(group.pieces[-1].tokens), self.backend))

    def _fits(self, blocks: int) -> bool:
        prefilling = sum(not group.prefilled for group in self._active.values())
        return len(self._running) + prefilling < self.config.max_batch and self._has_room(blocks)

    def _has_room(self, blocks: int) -> bool:
        """Whether there is room for so many blocks, once unused pieces are let go."""
        used = self._reserved + self._prefixes.held - self._prefixes.unused
        return used + blocks <= self.backend.blocks

    def _make_room(self, blocks: int) -> None:
        self._prefixes.shrink(self.backend.blocks - self._reserved - blocks)

    def _reserve(self, blocks: int) -> None:
        self._reserved += blocks
        self._make_room(0)

    def _abandon(self) -> None:
        """After a failure within a step, which cannot be repeated: forget all that was under way."""
        for ticket in [*self._active]:
            self.cancel(ticket)
        self.forget()

    def _start(self, group: Group, sample: Sample) -> None:
        self._reserve(sample_blocks(group.request, self.backend))
        sample.segment = self.backend.open(group.pieces[-1].segment)
        self._running.append((group, sample))

    def _leave(self, group: Group, sample: Sample) -> None:
        """Free a running sample's room; the caller takes it out of `_running`."""
        if sample.segment is not None:
            self.backend.close(sample.segment)
            sample.segment = None
            self._reserved -= sample_blocks(group.request, self.backend)

    def _retire(self, group: Group) -> None:
        del self._active[group.ticket]
        self._reserved -= blocks_of(len(group.pieces[-1].tokens), self.backend)
        self._prefixes.release(group.pieces)

    # a step

    def _prompt_pieces(
        self, tokens: list[int], segments: list[int], wanted: list[int]
    ) -> list[Group]:
        """Fill the step up with prompt tokens; the groups whose prompts it completes.

        What lies behind a piece has to wait for the next step: its segment begins where that ends.
        """
        ready: list[Group] = []
        fed: set[Piece] = set()
        for group in self._active.values():
            room = self.config.step_tokens - len(tokens)
            if room <= 0:
                break
            piece = next((piece for piece in group.pieces if not piece.complete), None)
            if piece is None or piece.parent in fed:
                continue
            part = piece.tokens[piece.done : piece.done + room]
            tokens += part
            segments += [self._prefixes.open(piece)] * len(part)
            piece.done += len(part)
            fed.add(piece)
            if group.prefilled:
                wanted.append(len(tokens) - 1)
                ready.append(group)
        return ready

    def _draws(self, ready: list[Group]) -> tuple[list[tuple[Group, Sample]], list[Draw]]:
        """What a step draws and for whom: a token for each running sample, and the first for all
        samples of a prompt that it completes."""
        owners = list(self._running)
        rows = list(range(len(owners)))
        for row, group in enumerate(ready, start=len(owners)):
            group.samples = [Sample(number) for number in range(group.request.samples)]
            group.waiting = list(group.samples)
            owners += [(group, sample) for sample in group.samples]
            rows += [row] * len(group.samples)
        most = self.backend.vocabulary
        draws = [
            sample.draw(row, group.request, most)
            for row, (group, sample) in zip(rows, owners, strict=True)
        ]
        return owners, draws

    def _take(
        self,
        ready: list[Group],
        owners: list[tuple[Group, Sample]],
        tokens: list[int],
        log_probs: list[float],
    ) -> tuple[list[Event], list[tuple[int, Exception]]]:
        """Give the drawn tokens to their samples.

        Also gives what stop hooks raised: their requests end, all others have their tokens.
        """
        events: list[Event] = []
        faults: list[tuple[int, Exception]] = []
        for (group, sample), token, log_prob in zip(owners, tokens, log_probs, strict=True):
            try:
                sample.add(token, log_prob, group.request, self.backend.end_tokens)
            except Exception as fault:
                faults.append((group.ticket, fault))
            if sample.finish_reason is not None:
                self._leave(group, sample)
            reason = sample.finish_reason
            events.append(Event(group.ticket, sample.number, token, log_prob, reason))
        self._running = [entry for entry in self._running if entry[1].finish_reason is None]
        for group in ready:
            group.waiting = [sample for sample in group.waiting if sample.finish_reason is None]
        for group in [group for group in self._active.values() if group.finished]:
            self._retire(group)
            self._finished.append((group.ticket, [sample.completion() for sample in group.samples]))
        return events, faults
