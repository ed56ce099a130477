"""What fits a backend: the room that texts take, and requests that can never be served."""

from __future__ import annotations

from collections.abc import Sequence

from kernels.decode.backend import Backend
from kernels.decode.errors import DecodeError
from kernels.decode.request import Request


def blocks_of(tokens: int, backend: Backend) -> int:
    """Blocks that one segment of so many tokens takes."""
    return -(-tokens // backend.block_tokens)


def sample_blocks(request: Request, backend: Backend) -> int:
    """Blocks that one sample may take; its last token is never appended."""
    return blocks_of(request.max_tokens - 1, backend)


def check_tokens(tokens: Sequence[int], backend: Backend) -> None:
    """Raises DecodeError for a token that the model does not know."""
    for token in tokens:
        if not 0 <= token < backend.vocabulary:
            raise DecodeError(f"token {token} is not in the vocabulary of {backend.vocabulary}")


def check_request(request: Request, backend: Backend) -> None:
    """Raises DecodeError for a request that can never be served."""
    check_tokens(request.prompt, backend)
    length = len(request.prompt) + request.max_tokens
    if length > backend.positions:
        raise DecodeError(
            f"prompt and max_tokens make {length} tokens; the model takes {backend.positions}"
        )
    needed = blocks_of(len(request.prompt), backend) + sample_blocks(request, backend)
    if needed > backend.blocks:
        raise DecodeError(
            f"the request needs {needed} blocks of keys and values, there is memory for "
            f"{backend.blocks}; raise it, or lower max_tokens"
        )
