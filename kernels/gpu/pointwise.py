"""The small steps between matrix products, each fused into one kernel: norms and gates."""

from __future__ import annotations

import torch
import triton
import triton.language as tl

from kernels.gpu.rounding import rounded


@triton.jit
def _norm(
    x_ptr, change_ptr, weight_ptr, sum_ptr, out_ptr, size, eps,
    ADD: tl.constexpr, SIZE: tl.constexpr,
):  # fmt: skip
    start = tl.program_id(0).to(tl.int64) * size
    column = tl.arange(0, SIZE)
    inside = column < size
    x = tl.load(x_ptr + start + column, mask=inside, other=0.0).to(tl.float32)
    if ADD:
        x += tl.load(change_ptr + start + column, mask=inside, other=0.0).to(tl.float32)
        tl.store(sum_ptr + start + column, x, mask=inside)
    factor = tl.rsqrt(tl.sum(x * x, axis=0) / size + eps)
    weight = tl.load(weight_ptr + column, mask=inside, other=0.0).to(tl.float32)
    tl.store(out_ptr + start + column, rounded(x * factor * weight, out_ptr), mask=inside)


def add_rms_norm(
    hidden: torch.Tensor,
    change: torch.Tensor | None,
    weight: torch.Tensor,
    eps: float,
    dtype: torch.dtype,
) -> tuple[torch.Tensor, torch.Tensor]:
    """(hidden + change, its RMS norm times weight); the sum float32, the norm in `dtype`.

    hidden: float32 [batch, size], the residual stream; change: what a layer adds, or None.
    """
    batch, size = hidden.shape
    total = hidden if change is None else torch.empty_like(hidden)
    out = torch.empty(batch, size, dtype=dtype, device=hidden.device)
    _norm[(batch,)](
        hidden, hidden if change is None else change, weight, total, out, size, eps,
        ADD=change is not None, SIZE=triton.next_power_of_2(size),
    )  # fmt: skip
    return total, out


@triton.jit
def _gate(x_ptr, out_ptr, inner, SIZE: tl.constexpr):
    line = tl.program_id(0).to(tl.int64)
    column = tl.program_id(1) * SIZE + tl.arange(0, SIZE)
    inside = column < inner
    gate = tl.load(x_ptr + line * 2 * inner + column, mask=inside, other=0.0).to(tl.float32)
    up = tl.load(x_ptr + line * 2 * inner + inner + column, mask=inside, other=0.0).to(tl.float32)
    out = gate * tl.sigmoid(gate) * up
    tl.store(out_ptr + line * inner + column, rounded(out, out_ptr), mask=inside)


def silu_gate(x: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """silu(gate)·up, [batch, inner] in `dtype`, from [batch, 2·inner] holding gate, then up."""
    batch, inner = x.shape[0], x.shape[1] // 2
    out = torch.empty(batch, inner, dtype=dtype, device=x.device)
    _gate[(batch, triton.cdiv(inner, 1024))](x, out, inner, SIZE=1024)
    return out
