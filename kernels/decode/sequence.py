"""Prompts and their samples while they are being decoded."""

from __future__ import annotations

from dataclasses import dataclass, field

from kernels.decode.backend import Draw
from kernels.decode.prefixes import Piece
from kernels.decode.request import Completion, FinishReason, Request


@dataclass(slots=True)
class Sample:
    """A continuation under way. `segment` is None until it takes part in steps, and after its end.

    The last token drawn is not in the segment yet: the next step appends it.
    """

    number: int
    tokens: list[int] = field(default_factory=list)
    log_probs: list[float] = field(default_factory=list)
    segment: int | None = None
    finish_reason: FinishReason | None = None
    ending: int = 0

    def add(self, token: int, log_prob: float, request: Request, ends: tuple[int, ...]) -> None:
        """Take a drawn token, and note whether the sample ends with it."""
        self.tokens.append(token)
        self.log_probs.append(log_prob)
        if token in ends:
            self.finish_reason, self.ending = FinishReason.END, 1
            return
        for stop in request.stop:
            if self.tokens[-len(stop) :] == list(stop):
                self.finish_reason, self.ending = FinishReason.STOP, len(stop)
                return
        if request.stop_when is not None and request.stop_when(self.tokens):
            self.finish_reason = FinishReason.STOP
        elif len(self.tokens) >= request.max_tokens:
            self.finish_reason = FinishReason.LENGTH

    def draw(self, row: int, request: Request, vocabulary: int) -> Draw:
        """The draw of its next token."""
        return Draw(
            row,
            request.temperature,
            min(request.top_k, vocabulary),
            request.top_p,
            request.seed,
            self.number,
            len(self.tokens),
        )

    def completion(self) -> Completion:
        """The finished sample. Raises ValueError while it is under way."""
        if self.finish_reason is None:
            raise ValueError("the sample is under way")
        return Completion(
            tuple(self.tokens), tuple(self.log_probs), self.finish_reason, self.ending
        )


@dataclass(slots=True)
class Group:
    """A request under way: its prompt's pieces, its samples.

    pieces: none while it is queued. waiting: samples that have their first token and wait for a place
    in the batch.
    """

    ticket: int
    request: Request
    pieces: list[Piece] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    waiting: list[Sample] = field(default_factory=list)

    @property
    def prefilled(self) -> bool:
        """Whether the whole prompt has been computed."""
        return self.pieces[-1].complete

    @property
    def finished(self) -> bool:
        """Whether all samples have ended."""
        return bool(self.samples) and all(s.finish_reason is not None for s in self.samples)
