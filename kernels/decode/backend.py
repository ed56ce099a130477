"""What the scheduler asks of a device: segments of keys and values, steps, draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from kernels.decode.errors import DecodeError
from kernels.model import ModelConfig


class Draw(NamedTuple):
    """A token to draw after the wanted token number `row` of a step.

    The randomness is a function of seed, sample and place (which token of the sample), nothing else.
    """

    row: int
    temperature: float
    top_k: int
    top_p: float
    seed: int
    sample: int
    place: int


class Backend(Protocol):
    """A model on a device, with its keys and values.

    A segment is a run of tokens; a text is a chain of segments, and texts that begin alike share the
    segments of their beginning. Room comes in blocks of `block_tokens` tokens, each of one segment.
    """

    @property
    def vocabulary(self) -> int:
        """Number of token ids."""

    @property
    def positions(self) -> int:
        """The longest text, in tokens."""

    @property
    def end_tokens(self) -> tuple[int, ...]:
        """Ids that end a text."""

    @property
    def block_tokens(self) -> int:
        """Tokens of a block."""

    @property
    def blocks(self) -> int:
        """Blocks there is room for."""

    def open(self, parent: int | None = None) -> int:
        """A new, empty segment after another, which can then grow no more."""

    def close(self, segment: int) -> None:
        """Let go of a segment; its room is free once the segments after it are closed too."""

    def step(
        self,
        tokens: Sequence[int],
        segments: Sequence[int],
        wanted: Sequence[int],
        draws: Sequence[Draw],
    ) -> tuple[list[int], list[float]]:
        """Append token i to segment i for all i, and draw after the wanted tokens; the drawn tokens
        and their log-probabilities under the model itself."""

    def score(
        self, tokens: Sequence[int], segment: int, wanted: Sequence[int], targets: Sequence[int]
    ) -> list[float]:
        """Append tokens to a segment; the log-probability of a target after each wanted one."""


class SizedBackend:
    """What every backend answers from a model's configuration and its number of blocks.

    cache_mb: memory for keys and values, in 10⁶ bytes; block_bytes: what one block takes of it.
    Raises DecodeError when not even one block fits.
    """

    block_tokens: int

    def __init__(self, config: ModelConfig, cache_mb: float, block_bytes: int) -> None:
        self._sizes = config
        self._blocks = int(cache_mb * 1e6 // block_bytes)
        if self._blocks < 1:
            raise DecodeError(
                f"{cache_mb} MB hold no keys and values of this model; "
                f"give {block_bytes / 1e6:.1f} or more"
            )

    @property
    def vocabulary(self) -> int:
        """See `Backend`."""
        return self._sizes.vocab_size

    @property
    def positions(self) -> int:
        """See `Backend`."""
        return self._sizes.max_position_embeddings

    @property
    def end_tokens(self) -> tuple[int, ...]:
        """See `Backend`."""
        return self._sizes.eos_token_ids

    @property
    def blocks(self) -> int:
        """See `Backend`."""
        return self._blocks
