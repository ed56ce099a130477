"""Drawing tokens and their log-probabilities, in Triton: one program a row, logits read in place.

The uniform number of a draw is given, so that what is drawn depends on nothing but the logits and
that number: tokens in the order of their ids, the first whose cumulative weight exceeds it.
"""

from __future__ import annotations

import torch
import triton
import triton.language as tl


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
    logits_ptr, uniform_ptr, temperature_ptr, top_k_ptr, top_p_ptr, token_ptr, log_prob_ptr,
    vocabulary, TILE: tl.constexpr, ROUNDS: tl.constexpr,
):  # fmt: skip
    row = tl.program_id(0)
    base = logits_ptr + row.to(tl.int64) * vocabulary
    column = tl.arange(0, TILE)
    temperature = tl.load(temperature_ptr + row)
    top_k = tl.load(top_k_ptr + row)
    top_p = tl.load(top_p_ptr + row)
    best = float("-inf")
    worst = float("inf")
    first = vocabulary
    for start in range(0, vocabulary, TILE):
        values = _tile(base, start, vocabulary, TILE)
        peak = tl.max(values, axis=0)
        place = tl.min(tl.where(values == peak, start + column, vocabulary), axis=0)
        first = tl.where(peak > best, place, first)
        best = tl.maximum(best, peak)
        worst = tl.minimum(worst, tl.min(tl.where(values > float("-inf"), values, best), axis=0))
    heat = tl.where(temperature > 0, temperature, 1.0)
    plain = _mass(base, vocabulary, worst, best, 1.0, TILE)
    # The floor under which nothing is drawn, by bisection: top_k keeps at most so many tokens,
    # top_p at least so much mass (of what top_k keeps).
    floor = worst
    if temperature > 0:
        if (top_k > 0) & (top_k < vocabulary):
            low = worst
            high = best
            for _ in range(ROUNDS):
                middle = (low + high) / 2
                many = _count(base, vocabulary, middle, TILE) > top_k
                low = tl.where(many, middle, low)
                high = tl.where(many, high, middle)
            floor = high
        if top_p < 1.0:
            low = floor
            high = best
            share = top_p * _mass(base, vocabulary, floor, best, heat, TILE)
            for _ in range(ROUNDS):
                middle = (low + high) / 2
                enough = _mass(base, vocabulary, middle, best, heat, TILE) >= share
                low = tl.where(enough, middle, low)
                high = tl.where(enough, high, middle)
            floor = low
    aim = tl.load(uniform_ptr + row) * _mass(base, vocabulary, floor, best, heat, TILE)
    chosen = first
    found = temperature <= 0
    before = 0.0
    for start in range(0, vocabulary, TILE):
        values = _tile(base, start, vocabulary, TILE)
        weights = tl.where(values >= floor, tl.exp((values - best) / heat), 0.0)
        reached = (before + tl.cumsum(weights, axis=0) > aim) & (weights > 0)
        place = tl.min(tl.where(reached, start + column, vocabulary), axis=0)
        hit = (place < vocabulary) & (found == 0)
        chosen = tl.where(hit, place, chosen)
        found = found | hit
        before += tl.sum(weights, axis=0)
    value = tl.load(base + chosen).to(tl.float32)
    tl.store(token_ptr + row, chosen)
    tl.store(log_prob_ptr + row, value - best - tl.log(plain))


def draw_tokens(
    logits: torch.Tensor,
    uniform: torch.Tensor,
    temperature: torch.Tensor,
    top_k: torch.Tensor,
    top_p: torch.Tensor,
) -> tuple[torch.Tensor, torch.Tensor]:
    """(token ids int32 [rows], their log-probabilities float32 [rows] at temperature 1, nothing cut).

    logits: [rows, vocabulary]. uniform: float32 [rows] in [0, 1). temperature: float32 [rows], 0 for the
    most probable token. top_k: int32 [rows], 0 for all. top_p: float32 [rows], 1 for all.
    """
    rows, vocabulary = logits.shape
    tokens = torch.empty(rows, dtype=torch.int32, device=logits.device)
    log_probs = torch.empty(rows, dtype=torch.float32, device=logits.device)
    tile = min(1024, triton.next_power_of_2(vocabulary))
    _draw[(rows,)](
        logits, uniform, temperature, top_k, top_p, tokens, log_probs, vocabulary,
        TILE=tile, ROUNDS=32,
    )  # fmt: skip
    return tokens, log_probs
