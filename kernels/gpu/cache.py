"""Which blocks of the GPU's key and value cache hold what: segments that texts share.

A segment is a run of tokens in blocks of 16; a text is a chain of segments from a root on. A segment
that has a child no longer grows, so what siblings share never changes under them. All of it lies in
tensors on the host, so that a step of hundreds of texts costs a few operations, not a loop.
"""

from __future__ import annotations

import torch

from kernels.gpu.plan import Runs
from kernels.gpu.ragged import ragged, starts

BLOCK = 16
"""Tokens of one block."""


class Cache:
    """The book-keeping of `capacity` blocks. Raises ValueError for segments that are not open, and
    MemoryError when there is no free block.

    Each segment is a line of every table, and its number is that line, used again after its end.
    parent: −1 for a root. base: position in the text of its first token. holders: who opened it, and
    its children; 0 for a line that is free. grown: has had a child. blocks: filled as far as `length`.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._free = torch.arange(capacity - 1, -1, -1)
        self._left = capacity
        self._lines: list[int] = []
        self._parent = torch.zeros(0, dtype=torch.int64)
        self._base, self._length, self._holders = (self._parent.clone() for _ in range(3))
        self._grown = torch.zeros(0, dtype=torch.bool)
        self._blocks = torch.zeros(0, 4, dtype=torch.int64)

    @property
    def used(self) -> int:
        """Blocks that open segments hold."""
        return self.capacity - self._left

    def open(self, parent: int | None = None) -> int:
        """A new segment after another; its number."""
        base = 0
        if parent is not None:
            self._check(torch.tensor([parent]))
            self._grown[parent] = True
            self._holders[parent] += 1
            base = int(self._base[parent] + self._length[parent])
        if not self._lines:
            self._add_lines()
        line = self._lines.pop()
        self._parent[line] = -1 if parent is None else parent
        self._base[line], self._length[line], self._holders[line] = base, 0, 1
        self._grown[line] = False
        return line

    def close(self, number: int) -> None:
        """Let go of a segment; blocks are free once its children are closed too."""
        self._check(torch.tensor([number]))
        while number >= 0:
            self._holders[number] -= 1
            if self._holders[number] > 0:
                return
            held = -(-int(self._length[number]) // BLOCK)
            self._free[self._left : self._left + held] = self._blocks[number, :held]
            self._left += held
            self._lines.append(number)
            number = int(self._parent[number])

    def append(self, segments: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Room for one more token of each segment (int64, one may come several times): positions in
        the texts, and places in the cache. Nothing is taken when it raises."""
        self._check(segments)
        if bool(self._grown[segments].any()):
            number = int(segments[self._grown[segments]][0])
            raise ValueError(f"segment {number} has a child and can no longer grow")
        counts = torch.bincount(segments, minlength=len(self._length))
        order = torch.argsort(segments, stable=True)
        rank = torch.empty_like(segments)
        rank[order] = torch.arange(len(segments)) - starts(counts)[segments[order]]
        index = self._length[segments] + rank
        after = self._length + counts
        held, wanted = -(-self._length // BLOCK), -(-after // BLOCK)
        self._take(held, wanted - held)
        self._length = after
        blocks = self._blocks[segments, index // BLOCK]
        return self._base[segments] + index, blocks * BLOCK + index % BLOCK

    def runs(self, segments: torch.Tensor, positions: torch.Tensor) -> Runs:
        """What the tokens of a step attend to, row i being a token of segment i at position i: the
        segments before its own, shared with all rows behind them, and its own up to itself."""
        row, segment = torch.arange(len(segments)), segments
        rows, seen, limits = [row], [segment], [positions - self._base[segments] + 1]
        while True:
            segment = self._parent[segment]
            inside = segment >= 0
            row, segment = row[inside], segment[inside]
            if not len(row):
                break
            rows.append(row)
            seen.append(segment)
            limits.append(self._length[segment])
        who, what, limit = torch.cat(rows), torch.cat(seen), torch.cat(limits)
        who, what, limit = (part[limit > 0] for part in (who, what, limit))
        order = torch.argsort(what, stable=True)
        counts = torch.bincount(what, minlength=len(self._length))
        runs = counts.nonzero()[:, 0]
        many = counts[runs]
        held = -(-self._length[runs] // BLOCK)
        owner, place = ragged(held)
        return Runs(
            blocks=self._blocks[runs[owner], place],
            first=starts(held),
            base=self._base[runs],
            rows=who[order],
            limits=limit[order],
            begin=starts(many),
            many=many,
        )

    def _check(self, numbers: torch.Tensor) -> None:
        lines = len(self._holders)
        outside = (numbers < 0) | (numbers >= lines)
        if not bool(outside.any()):
            outside = self._holders[numbers] < 1
        if bool(outside.any()):
            raise ValueError(f"there is no open segment {int(numbers[outside][0])}")

    def _take(self, held: torch.Tensor, more: torch.Tensor) -> None:
        """Give free blocks to segments: `more` each, behind those that they hold."""
        owner, place = ragged(more)
        count = len(owner)
        if count > self._left:
            raise MemoryError(
                f"the memory for keys and values is full: {self.capacity * BLOCK} tokens"
            )
        if not count:
            return
        place += held[owner]
        width = self._blocks.shape[1]
        while width <= int(place.max()):
            width *= 2
        if width > self._blocks.shape[1]:
            self._blocks = _grown(self._blocks, width, dim=1)
        self._left -= count
        self._blocks[owner, place] = self._free[self._left : self._left + count].flip(0)

    def _add_lines(self) -> None:
        old, lines = len(self._length), max(8, 2 * len(self._length))
        self._parent, self._base = _grown(self._parent, lines), _grown(self._base, lines)
        self._length, self._holders = _grown(self._length, lines), _grown(self._holders, lines)
        self._grown, self._blocks = _grown(self._grown, lines), _grown(self._blocks, lines)
        self._lines += range(lines - 1, old - 1, -1)


def _grown(table: torch.Tensor, size: int, dim: int = 0) -> torch.Tensor:
    """The table with more places along one dimension, zero."""
    shape = list(table.shape)
    shape[dim] = size - shape[dim]
    return torch.cat((table, table.new_zeros(shape)), dim)
