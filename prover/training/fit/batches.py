"""Examples as padded batches of token ids, texts of like length together."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch

from prover.training.fit.example import Example

Encode = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Row:
    """One example as token ids; the prompt is not empty."""

    prompt: tuple[int, ...]
    answer: tuple[int, ...]
    example: Example

    def __len__(self) -> int:
        return len(self.prompt) + len(self.answer)


@dataclass(frozen=True, slots=True)
class Batch:
    """tokens: int64 [rows, width], padded on the right. ends: int64 [rows], the place of each
    prompt's last token. spoken: bool [rows, width], true where the next token belongs to an answer.
    weight, proved, steps: float32 [rows]; proved is negative where the value is not trained.
    """

    tokens: torch.Tensor
    ends: torch.Tensor
    spoken: torch.Tensor
    weight: torch.Tensor
    proved: torch.Tensor
    steps: torch.Tensor

    def to(self, device: torch.device | str) -> Batch:
        """The same batch elsewhere."""
        parts = (self.tokens, self.ends, self.spoken, self.weight, self.proved, self.steps)
        return Batch(*(part.to(device) for part in parts))


def rows_of(
    examples: Sequence[Example], encode: Encode, end: int | None, longest: int
) -> list[Row]:
    """Examples in token ids, at most `longest` of them each: of a long prompt the end is kept, where the
    goal is. `end` closes an answer. Examples whose answer alone is too long are left out."""
    known: dict[str, tuple[int, ...]] = {}
    rows = []
    for example in examples:
        if example.prompt not in known:
            known[example.prompt] = tuple(encode(example.prompt))
        answer: tuple[int, ...] = ()
        if example.answer:
            answer = (*encode(example.answer), *(() if end is None else (end,)))
        room = longest - len(answer)
        prompt = known[example.prompt][-room:] if room > 0 else ()
        if prompt:
            rows.append(Row(prompt, answer, example))
    return rows


def plan(rows: Sequence[Row], batch_tokens: int, rng: random.Random) -> Iterator[list[Row]]:
    """One pass over the rows in random order, cut into batches of at most `batch_tokens` places
    (padding included), each of rows of like length."""
    order = list(rows)
    rng.shuffle(order)
    window = 64 * max(1, batch_tokens // 256)
    batches: list[list[Row]] = []
    for begin in range(0, len(order), window):
        batch: list[Row] = []
        for row in sorted(order[begin : begin + window], key=len):
            if batch and (len(batch) + 1) * len(row) > batch_tokens:
                batches.append(batch)
                batch = []
            batch.append(row)
        batches.append(batch)
    rng.shuffle(batches)
    yield from batches


def batch_of(rows: Sequence[Row]) -> Batch:
    """The tensors of some rows."""
    width = max(map(len, rows))
    tokens = torch.zeros(len(rows), width, dtype=torch.long)
    spoken = torch.zeros(len(rows), width, dtype=torch.bool)
    for place, row in enumerate(rows):
        tokens[place, : len(row)] = torch.tensor((*row.prompt, *row.answer))
        spoken[place, len(row.prompt) - 1 : len(row) - 1] = True
    examples = [row.example for row in rows]
    return Batch(
        tokens,
        torch.tensor([len(row.prompt) - 1 for row in rows]),
        spoken,
        torch.tensor([example.weight for example in examples]),
        torch.tensor([-1.0 if e.proved is None else e.proved for e in examples]),
        torch.tensor([example.steps for example in examples]),
    )
