"""Drawing tokens and their log-probabilities, in Triton: one program a draw, logits read in place.

The randomness of a draw is a function of its seed, sample and place alone, computed where it is
used; what is drawn is the first token, in the order of their ids, whose cumulative weight exceeds it.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import triton
import triton.language as tl

TILE = 4096
"""Logits that a program reads at a time."""
ROUNDS = 32
"""Halvings in the search for the least logit that may be drawn."""


@dataclass(frozen=True, slots=True)
class Draws:
    """What to draw, as tensors [draws] on the device.

    rows: int32, whose logits. temperature: float32, 0 for the most probable token. top_k: int32, 0 for
    all. top_p: float32, 1 for all. seeds: int64, the bits of the seed. samples, places: int32, which
    of a prompt's samples, and which token of it.
    """

    rows: torch.Tensor
    temperature: torch.Tensor
    top_k: torch.Tensor
    top_p: torch.Tensor
    seeds: torch.Tensor
    samples: torch.Tensor
    places: torch.Tensor


@triton.jit
def _mixed(x):
    """The finaliser of splitmix64 (Steele, Lea, Flood 2014): every bit depends on all bits."""
    x = x + 0x9E3779B97F4A7C15
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB
    return x ^ (x >> 31)


@triton.jit
def _uniform(seed, sample, place):
    """A number in [0, 1): the first 24 bits of what the CPU's sampler takes."""
    number = (sample.to(tl.uint64) << 32) | place.to(tl.uint64)
    bits = _mixed(_mixed(seed.to(tl.uint64, bitcast=True)) ^ number)
    return (bits >> 40).to(tl.int32).to(tl.float32) * 5.9604644775390625e-08


@triton.jit
def _tile(base, start, vocabulary, TILE: tl.constexpr):
    """One tile of a row's logits; −∞ beyond the vocabulary."""
    place = start + tl.arange(0, TILE)
    return tl.load(base + place, mask=place < vocabulary, other=float("-inf")).to(tl.float32)


@triton.jit
def _mass(base, vocabulary, floor, best, heat, TILE: tl.constexpr):
    """Σ exp((logit − best) / heat) over the logits from `floor` on."""
    total = 0.0
    for start in range(0, vocabulary, TILE):
        values = _tile(base, start, vocabulary, TILE)
        total += tl.sum(tl.where(values >= floor, tl.exp((values - best) / heat), 0.0), axis=0)
    return total


@triton.jit
def _count(base, vocabulary, floor, TILE: tl.constexpr):
    """How many logits are at least `floor`."""
    total = 0
    for start in range(0, vocabulary, TILE):
        values = _tile(base, start, vocabulary, TILE)
        total += tl.sum((values >= floor).to(tl.int32), axis=0)
    return total


@triton.jit
def _draw(
    logits_ptr, row_ptr, temperature_ptr, top_k_ptr, top_p_ptr, seed_ptr, sample_ptr, place_ptr,
    token_ptr, log_prob_ptr, vocabulary, TILE: tl.constexpr, ROUNDS: tl.constexpr,
):  # fmt: skip
    draw = tl.program_id(0)
    base = logits_ptr + tl.load(row_ptr + draw).to(tl.int64) * vocabulary
    column = tl.arange(0, TILE)
    temperature = tl.load(temperature_ptr + draw)
    top_k = tl.load(top_k_ptr + draw)
    top_p = tl.load(top_p_ptr + draw)
    best = float("-inf")
    worst = float("inf")
    first = vocabulary
    plain = 0.0
    for start in range(0, vocabulary, TILE):
        values = _tile(base, start, vocabulary, TILE)
        peak = tl.max(values, axis=0)
        place = tl.min(tl.where(values == peak, start + column, vocabulary), axis=0)
        first = tl.where(peak > best, place, first)
        peak = tl.maximum(best, peak)
        plain = plain * tl.exp(best - peak) + tl.sum(tl.exp(values - peak), axis=0)
        best = peak
        worst = tl.minimum(worst, tl.min(tl.where(values > float("-inf"), values, best), axis=0))
    chosen = first
    if temperature > 0:
        heat = temperature
        # The floor under which nothing is drawn, by bisection: top_k keeps at most so many tokens,
        # top_p at least so much mass (of what top_k keeps).
        floor = worst
        if (top_k > 0) & (top_k < vocabulary):
            low = worst
            high = best
            for _ in range(ROUNDS):
                middle = (low + high) / 2
                many = _count(base, vocabulary, middle, TILE) > top_k
                low = tl.where(many, middle, low)
                high = tl.where(many, high, middle)
            floor = high
        mass = plain
        if (floor > worst) | (heat != 1.0):
            mass = _mass(base, vocabulary, floor, best, heat, TILE)
        if top_p < 1.0:
            low = floor
            high = best
            share = top_p * mass
            for _ in range(ROUNDS):
                middle = (low + high) / 2
                enough = _mass(base, vocabulary, middle, best, heat, TILE) >= share
                low = tl.where(enough, middle, low)
                high = tl.where(enough, high, middle)
            floor = low
            mass = _mass(base, vocabulary, floor, best, heat, TILE)
        uniform = _uniform(
            tl.load(seed_ptr + draw), tl.load(sample_ptr + draw), tl.load(place_ptr + draw)
        )
        aim = uniform * mass
        before = 0.0
        hit = vocabulary
        last = first  # that can be drawn, should rounding leave something
        for start in range(0, vocabulary, TILE):
            values = _tile(base, start, vocabulary, TILE)
            weights = tl.where(values >= floor, tl.exp((values - best) / heat), 0.0)
            possible = weights > 0
            reached = (before + tl.cumsum(weights, axis=0) > aim) & possible
            place = tl.min(tl.where(reached, start + column, vocabulary), axis=0)
            hit = tl.minimum(hit, place)
            last = tl.maximum(last, tl.max(tl.where(possible, start + column, 0), axis=0))
            before += tl.sum(weights, axis=0)
        chosen = tl.where(hit < vocabulary, hit, last)
    value = tl.load(base + chosen).to(tl.float32)
    tl.store(token_ptr + draw, chosen)
    tl.store(log_prob_ptr + draw, value - best - tl.log(plain))


def draw_tokens(
    logits: torch.Tensor, draws: Draws, out: torch.Tensor | None = None
) -> torch.Tensor:
    """int32 [2, draws]: token ids, and the bits of their float32 log-probabilities at temperature 1,
    nothing cut off; one tensor, so that one copy brings it to the host.

    logits: [rows, vocabulary]. out: where to write, instead of a fresh tensor.
    """
    vocabulary, count = logits.shape[1], len(draws.rows)
    if out is None:
        out = torch.empty(2, count, dtype=torch.int32, device=logits.device)
    if count:
        _draw[(count,)](
            logits, draws.rows, draws.temperature, draws.top_k, draws.top_p,
            draws.seeds, draws.samples, draws.places, out[0], out[1].view(torch.float32),
            vocabulary, TILE=min(TILE, triton.next_power_of_2(vocabulary)), ROUNDS=ROUNDS,
            num_warps=8,
        )  # fmt: skip
    return out


def drawn(out: torch.Tensor) -> tuple[list[int], list[float]]:
    """Tokens and log-probabilities from what `draw_tokens` gives, on the host."""
    here = out.cpu()
    return here[0].tolist(), here[1].view(torch.float32).tolist()
