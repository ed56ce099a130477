"""Decode attention over shared prefixes, in Triton: Hydragen's and cascade attention's idea.

Sequences of one tree share runs of keys and values. Each run is attended to once for all queries
that see it (a matrix product), giving partial outputs with their log-sum-exp; a query's partials
are merged with weights exp(lse). The same kernel serves a prefix seen by hundreds, a suffix seen by
one, and a prompt whose rows see each other causally, so trees of any depth need no other code.
"""

from __future__ import annotations

import torch
import triton
import triton.language as tl

from kernels.gpu.plan import Plan
from kernels.gpu.store import KeyValues
from kernels.gpu.tiles import interpreted, precision

TOKENS = 64
"""Tokens that a program scores at a time."""


@triton.jit
def _attend(
    query_ptr, key_ptr, value_ptr, scale_ptr, items_ptr, blocks_ptr, rows_ptr, limits_ptr,
    out_ptr, lse_ptr, scale, places, heads, key_heads,
    SHARE: tl.constexpr, QUERIES: tl.constexpr, BLOCK: tl.constexpr, TILE: tl.constexpr,
    HEAD: tl.constexpr, SIZE: tl.constexpr, PRECISION: tl.constexpr, SCALED: tl.constexpr,
    WIDE: tl.constexpr,
):  # fmt: skip
    item = items_ptr + tl.program_id(0) * 6
    key_head = tl.program_id(1)
    block_at = tl.load(item)
    skip = tl.load(item + 1)
    tokens = tl.load(item + 2)
    row_at = tl.load(item + 3)
    row_count = tl.load(item + 4)
    partial = tl.load(item + 5)
    if row_count == 0:  # a plan's padding
        return
    # A tile's line is a query and one of the heads that share this key head.
    line = tl.arange(0, QUERIES)
    which = line // SHARE
    head = key_head * SHARE + line % SHARE
    inside = which < row_count
    row = tl.load(rows_ptr + row_at + which, mask=inside, other=0)
    limit = tl.load(limits_ptr + row_at + which, mask=inside, other=0) - skip
    column = tl.arange(0, SIZE)
    query = tl.load(
        query_ptr + (row[:, None].to(tl.int64) * heads + head[:, None]) * HEAD + column[None, :],
        mask=inside[:, None] & (column[None, :] < HEAD),
        other=0.0,
    )
    if WIDE:
        query = query.to(tl.float32)
    best = tl.full((QUERIES,), float("-inf"), dtype=tl.float32)
    mass = tl.zeros((QUERIES,), dtype=tl.float32)
    total = tl.zeros((QUERIES, SIZE), dtype=tl.float32)
    for start in range(0, tokens, TILE):
        token = start + tl.arange(0, TILE)
        there = token < tokens
        block = tl.load(blocks_ptr + block_at + token // BLOCK, mask=there, other=0).to(tl.int64)
        vector = (block * BLOCK + token % BLOCK) * key_heads + key_head
        at = vector[:, None] * HEAD + column[None, :]
        whole = there[:, None] & (column[None, :] < HEAD)
        keys = tl.load(key_ptr + at, mask=whole, other=0.0).to(query.dtype)
        scores = tl.dot(query, tl.trans(keys), input_precision=PRECISION) * scale
        if SCALED:
            scores *= tl.load(scale_ptr + vector, mask=there, other=0.0)[None, :]
        seen = there[None, :] & (token[None, :] < limit[:, None])
        scores = tl.where(seen, scores, float("-inf"))
        # A row that sees none of these tokens keeps a total of zero, not a difference of infinities.
        peak = tl.maximum(tl.maximum(best, tl.max(scores, axis=1)), -1e30)
        weights = tl.exp(scores - peak[:, None])
        fade = tl.exp(best - peak)
        mass = mass * fade + tl.sum(weights, axis=1)
        if SCALED:
            weights *= tl.load(scale_ptr + places + vector, mask=there, other=0.0)[None, :]
        values = tl.load(value_ptr + at, mask=whole, other=0.0).to(query.dtype)
        total = total * fade[:, None]
        total = tl.dot(weights.to(query.dtype), values, total, input_precision=PRECISION)
        best = peak
    target = (partial + which).to(tl.int64) * heads + head
    tl.store(
        out_ptr + target[:, None] * HEAD + column[None, :],
        total / tl.maximum(mass, 1e-30)[:, None],
        mask=inside[:, None] & (column[None, :] < HEAD),
    )
    lse = tl.where(mass > 0, best + tl.log(tl.maximum(mass, 1e-30)), float("-inf"))
    tl.store(lse_ptr + target, lse, mask=inside)


@triton.jit
def _merge(
    partial_ptr, lse_ptr, table_ptr, out_ptr, most, heads,
    HEAD: tl.constexpr, SIZE: tl.constexpr,
):  # fmt: skip
    query = tl.program_id(0)
    head = tl.program_id(1)
    column = tl.arange(0, SIZE)
    best = float("-inf")
    mass = 0.0
    total = tl.zeros((SIZE,), dtype=tl.float32)
    for index in range(most):
        partial = tl.load(table_ptr + query * most + index)
        there = partial >= 0
        place = tl.maximum(partial, 0).to(tl.int64) * heads + head
        # What is not there is read from partial 0 and then given no weight.
        lse = tl.where(there, tl.load(lse_ptr + place), float("-inf"))
        values = tl.load(partial_ptr + place * HEAD + column, mask=column < HEAD, other=0.0)
        # A query that sees nothing (a padded row) gets zero, not a difference of infinities.
        peak = tl.maximum(tl.maximum(best, lse), -1e30)
        fade = tl.exp(best - peak)
        weight = tl.exp(lse - peak)
        mass = mass * fade + weight
        total = total * fade + tl.where(there, weight * values, 0.0)
        best = peak
    target = (query.to(tl.int64) * heads + head) * HEAD + column
    tl.store(out_ptr + target, total / tl.maximum(mass, 1e-30), mask=column < HEAD)


def shared_attention(
    query: torch.Tensor, store: KeyValues, plan: Plan, scale: float
) -> torch.Tensor:
    """softmax(q·Kᵀ·scale)·V for each query over the tokens it sees, float32 [queries, heads, head_dim].

    query: [queries, heads, head_dim], in the type of keys and values unless those have eight bits.
    plan: from `plan_runs`, on the same device; a query that sees nothing gets zeros.
    """
    queries, heads, size = query.shape
    keys = store.keys
    block, key_heads = keys.shape[1], keys.shape[2]
    share = heads // key_heads
    partial = torch.empty(plan.count, heads, size, dtype=torch.float32, device=query.device)
    lse = torch.empty(plan.count, heads, dtype=torch.float32, device=query.device)
    width = max(16, triton.next_power_of_2(size))
    _attend[(len(plan.items), key_heads)](
        query.contiguous(), keys, store.values, keys if store.scales is None else store.scales,
        plan.items, plan.blocks, plan.rows, plan.limits, partial, lse,
        scale, keys.shape[0] * block * key_heads, heads, key_heads,
        SHARE=share, QUERIES=max(16, triton.next_power_of_2(plan.row_tile * share)), BLOCK=block,
        TILE=TOKENS, HEAD=size, SIZE=width, PRECISION=precision(query.dtype),
        SCALED=store.scales is not None, WIDE=interpreted(),
    )  # fmt: skip
    out = torch.empty(queries, heads, size, dtype=torch.float32, device=query.device)
    _merge[(queries, heads)](
        partial, lse, plan.partials, out, plan.partials.shape[1], heads, HEAD=size, SIZE=width
    )
    return out
