"""Rotary embedding of queries and keys, and keys and values into the cache, in one kernel."""

from __future__ import annotations

import torch
import triton
import triton.language as tl

from kernels.gpu.rounding import rounded, to_eight_bits
from kernels.gpu.store import KeyValues


@triton.jit
def _rotate_store(
    qkv_ptr, cos_ptr, sin_ptr, position_ptr, slot_ptr, query_ptr, key_ptr, value_ptr, scale_ptr,
    places, heads, key_heads, HALF: tl.constexpr, SIZE: tl.constexpr, SCALED: tl.constexpr,
):  # fmt: skip
    line = tl.program_id(0)
    head = tl.program_id(1)
    size = 2 * HALF
    column = tl.arange(0, SIZE)
    inside = column < HALF
    width = (heads + 2 * key_heads) * size
    source = qkv_ptr + line.to(tl.int64) * width + head * size
    low = tl.load(source + column, mask=inside, other=0.0).to(tl.float32)
    high = tl.load(source + HALF + column, mask=inside, other=0.0).to(tl.float32)
    if head < heads + key_heads:
        position = tl.load(position_ptr + line)
        cos = tl.load(cos_ptr + position * HALF + column, mask=inside, other=0.0)
        sin = tl.load(sin_ptr + position * HALF + column, mask=inside, other=0.0)
        turned = low * cos - high * sin
        high = high * cos + low * sin
        low = turned
    if head < heads:
        target = query_ptr + (line.to(tl.int64) * heads + head) * size
        tl.store(target + column, rounded(low, target), mask=inside)
        tl.store(target + HALF + column, rounded(high, target), mask=inside)
    else:
        of_value = head >= heads + key_heads
        vector = tl.load(slot_ptr + line).to(tl.int64) * key_heads + (head - heads) % key_heads
        if SCALED:
            most = tl.maximum(tl.max(tl.abs(low), axis=0), tl.max(tl.abs(high), axis=0))
            scale = tl.maximum(most, 1e-20) / 448.0
            low = to_eight_bits(low / scale)
            high = to_eight_bits(high / scale)
            tl.store(scale_ptr + tl.where(of_value, places, 0) + vector, scale)
        low = rounded(low, key_ptr)
        high = rounded(high, key_ptr)
        if of_value:
            tl.store(value_ptr + vector * size + column, low, mask=inside)
            tl.store(value_ptr + vector * size + HALF + column, high, mask=inside)
        else:
            tl.store(key_ptr + vector * size + column, low, mask=inside)
            tl.store(key_ptr + vector * size + HALF + column, high, mask=inside)


def rotate_and_store(
    qkv: torch.Tensor,
    tables: tuple[torch.Tensor, torch.Tensor],
    positions: torch.Tensor,
    slots: torch.Tensor,
    store: KeyValues,
    heads: int,
    dtype: torch.dtype,
) -> torch.Tensor:
    """Rotary embedding of queries and keys; keys and values go into the store; gives the queries.

    qkv: [batch, (heads + 2·key heads)·head_dim], queries first. tables: cos and sin, float32
    [positions, head_dim / 2]. positions, slots: int32 [batch], a token's place in its text and in the
    store (block · block tokens + place). Returns [batch, heads, head_dim] in `dtype`.
    """
    batch, keys = qkv.shape[0], store.keys
    blocks, block_tokens, key_heads, size = keys.shape
    query = torch.empty(batch, heads, size, dtype=dtype, device=qkv.device)
    _rotate_store[(batch, heads + 2 * key_heads)](
        qkv, *tables, positions, slots, query, keys, store.values,
        keys if store.scales is None else store.scales,
        blocks * block_tokens * key_heads, heads, key_heads,
        HALF=size // 2, SIZE=triton.next_power_of_2(size // 2), SCALED=store.scales is not None,
    )  # fmt: skip
    return query
