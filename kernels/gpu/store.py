"""Where keys and values lie on the device: bfloat16, float32, or eight bits with a scale a vector."""

from __future__ import annotations

from dataclasses import dataclass

import torch

EIGHT_BITS = torch.float8_e4m3fn
"""Sign, four bits of exponent, three of mantissa: at most 448, rounded by at most one part in 16."""


@dataclass(frozen=True, slots=True)
class KeyValues:
    """One layer's keys and values, [blocks, block tokens, key heads, head_dim].

    scales: for eight bits, what the stored vectors are to be multiplied with, float32 [2, blocks,
    block tokens, key heads], keys first: every vector fills the range, however large it is.
    """

    keys: torch.Tensor
    values: torch.Tensor
    scales: torch.Tensor | None = None

    @staticmethod
    def empty(
        blocks: int,
        block_tokens: int,
        key_heads: int,
        head_dim: int,
        dtype: torch.dtype,
        device: torch.device | str,
    ) -> KeyValues:
        """Room for so many blocks, zero."""
        places = (blocks, block_tokens, key_heads)
        keys = torch.zeros(*places, head_dim, dtype=dtype, device=device)
        scales = torch.zeros(2, *places, device=device) if dtype == EIGHT_BITS else None
        return KeyValues(keys, torch.zeros_like(keys), scales)


def vector_bytes(head_dim: int, dtype: torch.dtype) -> int:
    """What one key or value of one head takes."""
    return head_dim * dtype.itemsize + (4 if dtype == EIGHT_BITS else 0)
