"""Which blocks of the GPU's key and value cache hold what: segments that texts share.

A segment is a run of tokens in blocks of 16; a text is a chain of segments from a root on. A segment
that has a child no longer grows, so what siblings share never changes under them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kernels.gpu.attention import Run

BLOCK = 16
"""Tokens of one block."""


@dataclass(slots=True)
class Segment:
    """base: position in the text of its first token. holders: who opened it, and its children."""

    number: int
    parent: Segment | None
    base: int
    length: int = 0
    holders: int = 1
    grown: bool = False
    blocks: list[int] = field(default_factory=list)


class Cache:
    """The book-keeping of `capacity` blocks. Raises ValueError for segments that are not open, and
    MemoryError when there is no free block."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._free = list(reversed(range(capacity)))
        self._segments: dict[int, Segment] = {}
        self._next = 0

    @property
    def used(self) -> int:
        """Blocks that open segments hold."""
        return self.capacity - len(self._free)

    def open(self, parent: int | None = None) -> int:
        """A new segment after another; its number."""
        before = None if parent is None else self.at(parent)
        base = 0
        if before is not None:
            before.grown = True
            before.holders += 1
            base = before.base + before.length
        segment = Segment(self._next, before, base)
        self._segments[segment.number] = segment
        self._next += 1
        return segment.number

    def close(self, number: int) -> None:
        """Let go of a segment; blocks are free once its children are closed too."""
        segment: Segment | None = self.at(number)
        while segment is not None:
            segment.holders -= 1
            if segment.holders:
                return
            self._free += segment.blocks
            del self._segments[segment.number]
            segment = segment.parent

    def at(self, number: int) -> Segment:
        """An open segment by its number."""
        if number not in self._segments:
            raise ValueError(f"there is no open segment {number}")
        return self._segments[number]

    def append(self, number: int) -> tuple[int, int]:
        """Room for one more token: its position in the text and its place in the cache."""
        segment = self.at(number)
        if segment.grown:
            raise ValueError(f"segment {number} has a child and can no longer grow")
        if segment.length == len(segment.blocks) * BLOCK:
            if not self._free:
                raise MemoryError(
                    f"the memory for keys and values is full: {self.capacity * BLOCK} tokens"
                )
            segment.blocks.append(self._free.pop())
        index = segment.length
        segment.length += 1
        return segment.base + index, segment.blocks[index // BLOCK] * BLOCK + index % BLOCK

    def shrink(self, number: int) -> None:
        """Take back the last token."""
        segment = self.at(number)
        segment.length -= 1
        if segment.length % BLOCK == 0:
            self._free.append(segment.blocks.pop())

    def runs(self, segments: list[int], positions: list[int]) -> list[Run]:
        """What the tokens of a step attend to, row i being a token of segment i at position i: the
        segments before its own, shared with all rows behind them, and its own up to itself."""
        shared: dict[int, tuple[Segment, list[int]]] = {}
        own: dict[tuple[int, int], list[int]] = {}
        for row, (number, position) in enumerate(zip(segments, positions, strict=True)):
            segment = self.at(number)
            own.setdefault((number, position - segment.base + 1), []).append(row)
            before = segment.parent
            while before is not None:
                if before.length:
                    shared.setdefault(before.number, (before, []))[1].append(row)
                before = before.parent
        runs = [Run(each.blocks, each.length, rows) for each, rows in shared.values()]
        for (number, tokens), rows in own.items():
            blocks = self.at(number).blocks[: -(-tokens // BLOCK)]
            runs.append(Run(blocks, tokens, rows))
        return runs
