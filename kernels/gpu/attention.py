"""Decode attention over shared prefixes, in Triton: Hydragen's and cascade attention's idea.

Sequences of one tree share runs of keys and values. Each run is attended to once for all queries
that see it (a matrix product), giving partial outputs with their log-sum-exp; a query's partials
are merged with weights exp(lse). The same kernel serves a prefix seen by hundreds and a suffix
seen by one, so trees of any depth need no other code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import triton
import triton.language as tl

from kernels.gpu.tiles import interpreted, precision


@dataclass(frozen=True, slots=True)
class Run:
    """A run of keys and values and who sees it.

    blocks: numbers of the cache blocks that hold it, in order. tokens: how many of their places are
    filled. rows: the queries (rows of the batch) that attend to it.
    """

    blocks: Sequence[int]
    tokens: int
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class Plan:
    """Runs cut into items of work, as integer tensors on the device.

    items [n, 5]: first place in `blocks`, tokens, first place in `rows`, number of rows, first
    partial. partials [queries, most]: each query's partials, −1 where it has no more.
    """

    items: torch.Tensor
    blocks: torch.Tensor
    rows: torch.Tensor
    partials: torch.Tensor
    count: int


def plan_runs(
    runs: Sequence[Run],
    queries: int,
    block_tokens: int,
    device: torch.device | str,
    chunk_blocks: int = 8,
    row_tile: int = 16,
) -> Plan:
    """Cut runs into items of at most `chunk_blocks` blocks and `row_tile` queries, so that long runs
    and many siblings become many programs."""
    items: list[tuple[int, int, int, int, int]] = []
    blocks: list[int] = []
    rows: list[int] = []
    seen: list[list[int]] = [[] for _ in range(queries)]
    count = 0
    for run in runs:
        for first in range(0, len(run.blocks), chunk_blocks):
            part = list(run.blocks[first : first + chunk_blocks])
            tokens = min(run.tokens - first * block_tokens, len(part) * block_tokens)
            if tokens <= 0:
                break
            place = len(blocks)
            blocks += part
            for begin in range(0, len(run.rows), row_tile):
                some = list(run.rows[begin : begin + row_tile])
                items.append((place, tokens, len(rows), len(some), count))
                rows += some
                for row in some:
                    seen[row].append(count)
                    count += 1
    most = max((len(list_) for list_ in seen), default=0)
    table = [list_ + [-1] * (most - len(list_)) for list_ in seen]

    def integers(values: object) -> torch.Tensor:
        return torch.tensor(values, dtype=torch.int32, device=device)

    return Plan(
        integers(items).reshape(-1, 5), integers(blocks), integers(rows),
        integers(table).reshape(queries, most), count,
    )  # fmt: skip


@triton.jit
def _attend(
    query_ptr, key_ptr, value_ptr, items_ptr, blocks_ptr, rows_ptr, out_ptr, lse_ptr,
    scale, heads, key_heads,
    SHARE: tl.constexpr, QUERIES: tl.constexpr, BLOCK: tl.constexpr, HEAD: tl.constexpr,
    SIZE: tl.constexpr, PRECISION: tl.constexpr, WIDE: tl.constexpr,
):  # fmt: skip
    item = items_ptr + tl.program_id(0) * 5
    key_head = tl.program_id(1)
    block_at = tl.load(item)
    tokens = tl.load(item + 1)
    row_at = tl.load(item + 2)
    row_count = tl.load(item + 3)
    partial = tl.load(item + 4)
    # A tile's line is a query and one of the heads that share this key head.
    line = tl.arange(0, QUERIES)
    which = line // SHARE
    head = key_head * SHARE + line % SHARE
    inside = which < row_count
    row = tl.load(rows_ptr + row_at + which, mask=inside, other=0)
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
    for start in range(0, tokens, BLOCK):
        block = tl.load(blocks_ptr + block_at + start // BLOCK).to(tl.int64)
        place = tl.arange(0, BLOCK)
        valid = start + place < tokens
        at = ((block * BLOCK + place[:, None]) * key_heads + key_head) * HEAD + column[None, :]
        there = valid[:, None] & (column[None, :] < HEAD)
        keys = tl.load(key_ptr + at, mask=there, other=0.0)
        values = tl.load(value_ptr + at, mask=there, other=0.0)
        if WIDE:
            keys = keys.to(tl.float32)
        scores = tl.dot(query, tl.trans(keys), input_precision=PRECISION) * scale
        scores = tl.where(valid[None, :], scores, float("-inf"))
        peak = tl.maximum(best, tl.max(scores, axis=1))
        weights = tl.exp(scores - peak[:, None])
        fade = tl.exp(best - peak)
        mass = mass * fade + tl.sum(weights, axis=1)
        total = total * fade[:, None]
        if WIDE:
            values = values.to(tl.float32)
        weights = weights.to(values.dtype)
        total = tl.dot(weights, values, total, input_precision=PRECISION)
        best = peak
    target = (partial + which).to(tl.int64) * heads + head
    tl.store(
        out_ptr + target[:, None] * HEAD + column[None, :],
        total / tl.maximum(mass, 1e-30)[:, None],
        mask=inside[:, None] & (column[None, :] < HEAD),
    )
    tl.store(lse_ptr + target, best + tl.log(tl.maximum(mass, 1e-30)), mask=inside)


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
        total = total * fade + weight * values
        best = peak
    target = (query.to(tl.int64) * heads + head) * HEAD + column
    tl.store(out_ptr + target, total / tl.maximum(mass, 1e-30), mask=column < HEAD)


def shared_attention(
    query: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, plan: Plan, scale: float,
    row_tile: int = 16,
) -> torch.Tensor:  # fmt: skip
    """softmax(q·Kᵀ·scale)·V for each query over the runs it sees, float32 [queries, heads, head_dim].

    query: [queries, heads, head_dim]. keys, values: the cache [blocks, block tokens, key heads,
    head_dim], in query's type. plan: from `plan_runs` with the same `row_tile`; each query must see
    at least one token.
    """
    queries, heads, size = query.shape
    block, key_heads = keys.shape[1], keys.shape[2]
    share = heads // key_heads
    partial = torch.empty(plan.count, heads, size, dtype=torch.float32, device=query.device)
    lse = torch.empty(plan.count, heads, dtype=torch.float32, device=query.device)
    width = max(16, triton.next_power_of_2(size))
    _attend[(len(plan.items), key_heads)](
        query.contiguous(), keys, values, plan.items, plan.blocks, plan.rows, partial, lse,
        scale, heads, key_heads,
        SHARE=share, QUERIES=max(16, triton.next_power_of_2(row_tile * share)), BLOCK=block,
        HEAD=size, SIZE=width, PRECISION=precision(query.dtype), WIDE=interpreted(),
    )  # fmt: skip
    out = torch.empty(queries, heads, size, dtype=torch.float32, device=query.device)
    _merge[(queries, heads)](
        partial, lse, plan.partials, out, plan.partials.shape[1], heads, HEAD=size, SIZE=width
    )
    return out
