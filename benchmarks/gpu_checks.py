"""Every Triton kernel beside a float64 oracle: relative errors, on a GPU or in Triton's interpreter.

An error is ‖found − oracle‖ / ‖oracle‖. Where a kernel's result is bfloat16 the oracle is rounded to
bfloat16 too; inputs are rounded before both. Keys and values of eight bits are compared with attention
over the numbers that are stored. Needs torch and triton alone; imported once TRITON_INTERPRET is set.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from kernels.formats import AqlmWeight, GroupedWeight
from kernels.gpu import (
    EIGHT_BITS,
    Draws,
    GpuAqlm,
    GpuGrouped,
    KeyValues,
    Run,
    Runs,
    add_rms_norm,
    draw_tokens,
    plan_runs,
    rotate_and_store,
    selective_scan,
    shared_attention,
    silu_gate,
)
from kernels.gpu.sampling import drawn

BLOCK = 16
DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the cases are; small ones for the interpreter."""

    device: str
    outputs: int
    inputs: int
    batches: tuple[int, ...]
    heads: int
    key_heads: int
    head: int
    queries: int
    vocabulary: int


SMALL = Sizes("cpu", 48, 128, (1, 17), 6, 2, 16, 5, 500)
LARGE = Sizes("cuda", 1536, 576, (1, 16, 64, 256), 9, 3, 64, 256, 49152)


def error(found: torch.Tensor, oracle: torch.Tensor) -> float:
    """‖found − oracle‖ / ‖oracle‖, the oracle rounded to bfloat16 where the result is."""
    wide = oracle.to(found.dtype).double() if found.dtype == torch.bfloat16 else oracle
    return float((found.double().cpu() - wide.cpu()).norm() / wide.norm())


def aqlm(sizes: Sizes, dtype: torch.dtype, books: int) -> float:
    """Products with AQLM codes, the worst of the batches."""
    shape = (sizes.outputs, sizes.inputs // 8, books)
    codes = torch.randint(256, shape, dtype=torch.uint8)
    scales = torch.rand(sizes.outputs) + 0.5
    weight = AqlmWeight(codes, torch.randn(books, 256, 8), scales)
    return _product(sizes, dtype, GpuAqlm.of([weight], sizes.device), weight.dequantize())


def grouped(sizes: Sizes, dtype: torch.dtype, bits: int) -> float:
    """Products with grouped integers, the worst of the batches."""
    weight = GroupedWeight.nearest(torch.randn(sizes.outputs, sizes.inputs), bits, 32)
    return _product(sizes, dtype, GpuGrouped.of(weight, sizes.device), weight.dequantize())


def _product(sizes: Sizes, dtype: torch.dtype, layer: Any, dense: torch.Tensor) -> float:
    errors = []
    for batch in sizes.batches:
        x = torch.randn(batch, sizes.inputs).to(dtype)
        errors.append(error(layer.multiply(x.to(sizes.device)), x.double() @ dense.double().T))
    return max(errors)


def attention(sizes: Sizes, dtype: torch.dtype, eight_bits: bool = False) -> float:
    """Attention over a prefix that all share, a branch that half of them share, and own suffixes."""
    queries, heads, share = sizes.queries, sizes.heads, sizes.heads // sizes.key_heads
    runs = [Run([3, 0, 7], 41, range(queries)), Run([1], 16, range(0, queries, 2))]
    runs += [Run([8 + row], 1 + row % BLOCK, [row]) for row in range(queries)]
    shape = (8 + queries, BLOCK, sizes.key_heads, sizes.head)
    stored = [torch.randn(shape).to(EIGHT_BITS if eight_bits else dtype) for _ in range(2)]
    scales = torch.rand(2, *shape[:3]) + 0.5 if eight_bits else None
    query = torch.randn(queries, heads, sizes.head).to(dtype)
    there = [part.to(sizes.device) for part in stored]
    store = KeyValues(*there, None if scales is None else scales.to(sizes.device))
    plan = plan_runs(Runs.of(runs), queries, BLOCK, chunk_blocks=2).to(sizes.device)
    found = shared_attention(query.to(sizes.device), store, plan, sizes.head**-0.5)
    keys, values = (
        part.double() if scales is None else part.double() * scales[number, ..., None]
        for number, part in enumerate(stored)
    )
    oracle = torch.zeros(queries, heads, sizes.head, dtype=torch.float64)
    for row in range(queries):
        mine = [run for run in runs if row in run.rows]
        k, v = (
            torch.cat([part[list(run.blocks)].flatten(0, 1)[: run.tokens] for run in mine])
            for part in (keys, values)
        )
        for head in range(heads):
            scores = k[:, head // share] @ query[row, head].double() * sizes.head**-0.5
            oracle[row, head] = torch.softmax(scores, 0) @ v[:, head // share]
    return error(found, oracle)


def norm(sizes: Sizes, dtype: torch.dtype) -> float:
    """The residual sum and its norm."""
    hidden, change = torch.randn(2, sizes.queries, sizes.inputs)
    weight = torch.rand(sizes.inputs)
    there = [part.to(sizes.device) for part in (hidden, change, weight)]
    total, normed = add_rms_norm(*there, 1e-5, dtype)
    wide = hidden.double() + change.double()
    expected = wide / (wide.pow(2).mean(1, keepdim=True) + 1e-5).sqrt() * weight
    return max(error(total, wide), error(normed, expected))


def rotary(sizes: Sizes, dtype: torch.dtype) -> float:
    """Queries, and keys and values in the store."""
    queries, heads, key_heads, size = sizes.queries, sizes.heads, sizes.key_heads, sizes.head
    qkv = torch.randn(queries, heads + 2 * key_heads, size)
    angles = torch.outer(torch.arange(100.0), 0.1 ** torch.linspace(0, 1, size // 2))
    tables = (angles.cos().to(sizes.device), angles.sin().to(sizes.device))
    positions = torch.arange(queries, dtype=torch.int32) % 100
    slots = torch.arange(queries, dtype=torch.int32).flip(0)
    blocks = -(-queries // BLOCK)
    store = KeyValues.empty(blocks, BLOCK, key_heads, size, dtype, sizes.device)
    there = [part.to(sizes.device) for part in (positions, slots)]
    query = rotate_and_store(qkv.flatten(1).to(sizes.device), tables, *there, store, heads, dtype)
    cos, sin = (table.cpu().double()[positions.long()][:, None] for table in tables)
    low, high = qkv.double().chunk(2, -1)
    turned = torch.cat((low * cos - high * sin, high * cos + low * sin), -1)
    keys, values = (part.flatten(0, 1)[slots.long()] for part in (store.keys, store.values))
    return max(
        error(query, turned[:, :heads]),
        error(keys, turned[:, heads : heads + key_heads]),
        error(values, qkv.double()[:, heads + key_heads :]),
    )


def gate(sizes: Sizes, dtype: torch.dtype) -> float:
    """silu(gate)·up."""
    x = torch.randn(sizes.queries, 2 * sizes.inputs).to(dtype)
    half, up = x.double().chunk(2, 1)
    return error(silu_gate(x.to(sizes.device), dtype), half * half.sigmoid() * up)


def sampling(sizes: Sizes, dtype: torch.dtype) -> float:
    """Log-probabilities of drawn tokens; 1 when a token cannot be what its distribution allows."""
    count = sizes.queries
    logits = (torch.randn(count, sizes.vocabulary) * 3).to(dtype)
    whole = torch.arange(count, dtype=torch.int32)
    parts = (
        whole, torch.full((count,), 0.8), torch.full_like(whole, 40), torch.full((count,), 0.9),
        torch.full((count,), 7), whole, torch.zeros_like(whole),
    )  # fmt: skip
    draws = Draws(*(part.to(sizes.device) for part in parts))
    tokens, log_probs = drawn(draw_tokens(logits.to(sizes.device), draws))
    chosen = torch.tensor(tokens)[:, None]
    value = logits.double().gather(1, chosen)
    if bool(((logits.double() > value).sum(1) >= 40).any()):
        return 1.0
    oracle = logits.double().log_softmax(-1).gather(1, chosen)[:, 0]
    return error(torch.tensor(log_probs), oracle)


def scan(sizes: Sizes, dtype: torch.dtype) -> float:
    """The selective scan and its last state."""
    batch, length, channels, states = 2, 7, 40, 4
    x, delta = torch.randn(batch, length, channels), torch.rand(batch, length, channels)
    b, c = torch.randn(2, batch, length, states)
    x, delta, b, c = (part.to(dtype) for part in (x, delta, b, c))
    a, d = -torch.rand(channels, states), torch.randn(channels)
    state = torch.randn(batch, channels, states)
    carried = state.to(sizes.device, copy=True)
    there = [part.to(sizes.device) for part in (x, delta, a, b, c, d)]
    found = selective_scan(*there, carried)
    h, steps = state.double(), []
    for t in range(length):
        step = delta[:, t, :, None].double()
        h = torch.exp(step * a) * h + step * x[:, t, :, None].double() * b[:, t, None].double()
        steps.append((h * c[:, t, None].double()).sum(-1) + d * x[:, t].double())
    return max(error(found, torch.stack(steps, 1)), error(carried, h))


Check = Callable[[Sizes, torch.dtype], float]
CHECKS: dict[str, Check] = {
    "AQLM 1×8": lambda sizes, dtype: aqlm(sizes, dtype, 1),
    "AQLM 2×8": lambda sizes, dtype: aqlm(sizes, dtype, 2),
    "4-bit head": lambda sizes, dtype: grouped(sizes, dtype, 4),
    "8-bit head": lambda sizes, dtype: grouped(sizes, dtype, 8),
    "shared attention": attention,
    "shared attention, fp8 cache": lambda sizes, dtype: attention(sizes, dtype, True),
    "add + RMS norm": norm,
    "rotary + store": rotary,
    "silu gate": gate,
    "sampling": sampling,
    "selective scan": scan,
}


def errors(sizes: Sizes) -> dict[str, dict[str, float]]:
    """Relative error by type of the inputs and kernel."""
    torch.manual_seed(0)
    return {
        name: {kernel: check(sizes, dtype) for kernel, check in CHECKS.items()}
        for name, dtype in DTYPES.items()
    }
