"""Beginnings of prompts that requests share: a tree of pieces, each a segment of keys and values.

A prompt is cut at fixed places, so texts that begin alike have the same first pieces: the samples of
one prompt, a search tree's node and its children, a long preamble. A piece that no request uses is kept
until its room is wanted. The rest of a prompt behind its last whole piece belongs to its request
alone. Where a text is cut depends on the text only, so sharing changes no result, not even by a bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kernels.decode.backend import Backend


@dataclass(slots=True, eq=False)
class Piece:
    """Some tokens of a prompt and their segment.

    segment: None until the piece before is complete. done: how many tokens are in it. users: requests
    whose prompts it is part of. shared: whether it lies in the tree.
    """

    tokens: tuple[int, ...]
    parent: Piece | None
    shared: bool
    segment: int | None = None
    done: int = 0
    users: int = 0
    children: dict[tuple[int, ...], Piece] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all its tokens have been computed."""
        return self.done == len(self.tokens)


class Prefixes:
    """The pieces there are. Counts room in blocks; sees to it that no piece is let go while used."""

    def __init__(self, backend: Backend, piece_tokens: int) -> None:
        self._backend, self._size = backend, piece_tokens
        self._roots: dict[tuple[int, ...], Piece] = {}
        self._count = 0
        # The longest unused first. A piece comes after all that lie behind it, so the first is a leaf.
        self._unused: dict[Piece, None] = {}

    @property
    def held(self) -> int:
        """Blocks of all shared pieces."""
        return self._count * self._blocks(self._size)

    @property
    def unused(self) -> int:
        """Blocks of those that no request uses."""
        return len(self._unused) * self._blocks(self._size)

    def needed(self, prompt: Sequence[int]) -> int:
        """Blocks that a prompt takes beside those in use, were it taken now."""
        found = sum(piece.users > 0 for piece in self._find(prompt))
        return self._blocks(len(prompt)) - found * self._blocks(self._size)

    def take(self, prompt: Sequence[int]) -> list[Piece]:
        """The pieces of a prompt in order, for one more request; the last is its own."""
        chain = self._find(prompt)
        for piece in chain:
            self._unused.pop(piece, None)
        whole = self._whole(prompt)
        for begin in range(len(chain) * self._size, whole, self._size):
            piece = self._piece(prompt[begin : begin + self._size], chain, shared=True)
            siblings = chain[-1].children if chain else self._roots
            siblings[piece.tokens] = piece
            self._count += 1
            chain.append(piece)
        chain.append(self._piece(prompt[whole:], chain, shared=False))
        for piece in chain:
            piece.users += 1
        return chain

    def release(self, chain: Sequence[Piece]) -> None:
        """A request is done with its pieces; whole ones are kept, half-computed ones are not."""
        for piece in reversed(chain):
            piece.users -= 1
            if piece.users == 0:
                if piece.shared and piece.complete:
                    self._unused[piece] = None
                else:
                    self._drop(piece)

    def shrink(self, blocks: int) -> None:
        """Let go of unused pieces, the longest unused first, until all hold at most so many blocks."""
        while self._unused and self.held > blocks:
            piece = next(iter(self._unused))
            del self._unused[piece]
            self._drop(piece)

    def open(self, piece: Piece) -> int:
        """The piece's segment; the piece before must be complete."""
        if piece.segment is None:
            before = None if piece.parent is None else piece.parent.segment
            piece.segment = self._backend.open(before)
        return piece.segment

    def _find(self, prompt: Sequence[int]) -> list[Piece]:
        chain: list[Piece] = []
        children = self._roots
        for begin in range(0, self._whole(prompt), self._size):
            piece = children.get(tuple(prompt[begin : begin + self._size]))
            if piece is None:
                break
            chain.append(piece)
            children = piece.children
        return chain

    def _whole(self, prompt: Sequence[int]) -> int:
        # the last token is never shared: what follows it is wanted, so it has to be computed
        return (len(prompt) - 1) // self._size * self._size

    def _piece(self, tokens: Sequence[int], chain: list[Piece], shared: bool) -> Piece:
        return Piece(tuple(tokens), chain[-1] if chain else None, shared)

    def _blocks(self, tokens: int) -> int:
        return -(-tokens // self._backend.block_tokens)

    def _drop(self, piece: Piece) -> None:
        if piece.segment is not None:
            self._backend.close(piece.segment)
        if piece.shared:
            siblings = self._roots if piece.parent is None else piece.parent.children
            del siblings[piece.tokens]
            self._count -= 1
