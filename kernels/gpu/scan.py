"""The selective scan of Mamba (Gu & Dao, 2023), in Triton: a linear recurrence with inputs' own steps.

h_t = exp(Δ_t A) ∘ h_{t−1} + Δ_t B_t x_t,  y_t = C_t·h_t + D x_t. One program a channel tile of one
sequence; the state stays in registers along the whole length, so memory is read once.
"""

from __future__ import annotations

import torch
import triton
import triton.language as tl


@triton.jit
def _scan(
    x_ptr, delta_ptr, a_ptr, b_ptr, c_ptr, d_ptr, state_ptr, out_ptr,
    length, channels,
    STATES: tl.constexpr, SIZE: tl.constexpr, CHANNELS: tl.constexpr,
):  # fmt: skip
    batch = tl.program_id(0).to(tl.int64)
    channel = tl.program_id(1) * CHANNELS + tl.arange(0, CHANNELS)
    n = tl.arange(0, SIZE)
    inside = channel < channels
    both = inside[:, None] & (n[None, :] < STATES)
    a = tl.load(a_ptr + channel[:, None] * STATES + n[None, :], mask=both, other=0.0)
    d = tl.load(d_ptr + channel, mask=inside, other=0.0)
    at = (batch * channels + channel[:, None]) * STATES + n[None, :]
    state = tl.load(state_ptr + at, mask=both, other=0.0)
    for t in range(length):
        place = (batch * length + t) * channels + channel
        x = tl.load(x_ptr + place, mask=inside, other=0.0).to(tl.float32)
        delta = tl.load(delta_ptr + place, mask=inside, other=0.0).to(tl.float32)
        row = (batch * length + t) * STATES + n
        b = tl.load(b_ptr + row, mask=n < STATES, other=0.0).to(tl.float32)
        c = tl.load(c_ptr + row, mask=n < STATES, other=0.0).to(tl.float32)
        state = tl.exp(delta[:, None] * a) * state + (delta * x)[:, None] * b[None, :]
        y = tl.sum(state * c[None, :], axis=1) + d * x
        tl.store(out_ptr + place, y, mask=inside)
    tl.store(state_ptr + at, state, mask=both)


def selective_scan(
    x: torch.Tensor,
    delta: torch.Tensor,
    a: torch.Tensor,
    b: torch.Tensor,
    c: torch.Tensor,
    d: torch.Tensor,
    state: torch.Tensor,
) -> torch.Tensor:
    """y float32 [batch, length, channels]; `state` float32 [batch, channels, n] is carried on in place.

    x, delta: [batch, length, channels], Δ already positive; a: float32 [channels, n]; b, c: [batch,
    length, n]; d: float32 [channels].
    """
    batch, length, channels = x.shape
    states = a.shape[1]
    out = torch.empty(batch, length, channels, dtype=torch.float32, device=x.device)
    _scan[(batch, triton.cdiv(channels, 32))](
        x.contiguous(), delta.contiguous(), a.contiguous(), b.contiguous(), c.contiguous(), d,
        state, out, length, channels,
        STATES=states, SIZE=triton.next_power_of_2(states), CHANNELS=32,
    )  # fmt: skip
    return out
