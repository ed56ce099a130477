"""Norms, rotary embedding, gates, draws and the selective scan in Triton against torch."""

import math

import pytest
import torch

from kernels.cpu._cpu import uniform
from kernels.gpu import (
    EIGHT_BITS,
    Draws,
    KeyValues,
    add_rms_norm,
    draw_tokens,
    rotate_and_store,
    selective_scan,
    silu_gate,
)
from kernels.gpu.sampling import drawn
from tests.kernels.gpu.conftest import error


def test_norm_of_the_sum(device) -> None:
    hidden, change, weight = torch.randn(3, 40), torch.randn(3, 40), torch.rand(40)
    parts = (hidden.to(device), change.to(device), weight.to(device))
    total, normed = add_rms_norm(*parts, 1e-5, torch.float32)
    wide = hidden.double() + change.double()
    expected = wide / (wide.pow(2).mean(1, keepdim=True) + 1e-5).sqrt() * weight.double()
    assert error(total, wide) < 1e-6
    assert error(normed, expected) < 1e-6
    same, _ = add_rms_norm(hidden.to(device), None, weight.to(device), 1e-5, torch.float32)
    assert torch.equal(same.cpu(), hidden)


def rotated(device, dtype):
    """(queries, stored keys, stored values, what they are to be) of three tokens; and the store."""
    heads, key_heads, size, batch = 4, 2, 8, 3
    qkv = torch.randn(batch, (heads + 2 * key_heads) * size)
    qkv[2] *= 1e-4
    angles = torch.outer(torch.arange(10.0), 0.1 ** torch.arange(0, 1, 0.25))
    store = KeyValues.empty(4, 2, key_heads, size, dtype, device)
    positions = torch.tensor([0, 7, 3], dtype=torch.int32)
    slots = torch.tensor([5, 0, 2], dtype=torch.int32)
    tables = (angles.cos().to(device), angles.sin().to(device))
    query = rotate_and_store(
        qkv.to(device), tables, positions.to(device), slots.to(device), store, heads, torch.float32
    )
    split = qkv.reshape(batch, heads + 2 * key_heads, size).double()
    half = size // 2
    cos = angles.cos().double()[positions.long()][:, None]
    sin = angles.sin().double()[positions.long()][:, None]
    low, high = split[..., :half], split[..., half:]
    turned = torch.cat((low * cos - high * sin, high * cos + low * sin), -1)
    keys, values = turned[:, heads : heads + key_heads], split[:, heads + key_heads :]
    return store, slots.long(), (query, turned[:, :heads]), keys, values


def test_rotary_and_the_cache(device) -> None:
    store, slots, (query, expected), keys, values = rotated(device, torch.float32)
    assert error(query, expected) < 1e-6
    assert error(store.keys.flatten(0, 1)[slots], keys) < 1e-6
    assert error(store.values.flatten(0, 1)[slots], values) < 1e-6
    assert float(store.keys.flatten(0, 1)[1].abs().sum()) == 0


def test_eight_bits_fill_their_range(device) -> None:
    """Each vector has a scale of its own, and its numbers are rounded as torch rounds them."""
    store, slots, (query, expected), keys, values = rotated(device, EIGHT_BITS)
    assert error(query, expected) < 1e-6
    for number, (stored, truth) in enumerate(((store.keys, keys), (store.values, values))):
        scales = store.scales[number].flatten(0, 1)[slots].cpu().double()
        assert torch.allclose(scales, truth.abs().amax(-1) / 448, rtol=1e-6)
        found = stored.cpu().flatten(0, 1)[slots]
        rounded = (truth / scales[..., None]).float().to(EIGHT_BITS)
        assert float((found.float() != rounded.float()).double().mean()) <= 0.02  # near ties
        assert error(found.double() * scales[..., None], truth) < 0.04


def test_gate(device) -> None:
    x = torch.randn(2, 60)
    gate, up = x.double().chunk(2, 1)
    assert error(silu_gate(x.to(device), torch.float32), gate * gate.sigmoid() * up) < 1e-6


def choose(device, logits, samples, temperature=1.0, top_k=0, top_p=1.0, seed=5):
    """Tokens and log-probabilities of so many samples' first tokens, all from the same logits."""
    whole = {"dtype": torch.int32, "device": device}
    draws = Draws(
        rows=torch.zeros(samples, **whole),
        temperature=torch.full((samples,), temperature, device=device),
        top_k=torch.full((samples,), top_k, **whole),
        top_p=torch.full((samples,), top_p, device=device),
        seeds=torch.full((samples,), seed, dtype=torch.int64, device=device),
        samples=torch.arange(samples, **whole),
        places=torch.zeros(samples, **whole),
    )
    return drawn(draw_tokens(logits[None].contiguous().to(device), draws))


def test_both_devices_draw_with_the_same_numbers(device) -> None:
    """From equal logits the token is the number itself, cut off."""
    cases = [(0, 0, 0), (2**64 - 1, 3, 17), (12345, 255, 511), (2**63, 2**31 - 1, 2**31 - 1)]
    seeds, samples, places = zip(*cases, strict=True)
    signed = [seed - (seed >> 63 << 64) for seed in seeds]
    ones = torch.ones(len(cases), device=device)
    whole = {"dtype": torch.int32, "device": device}
    draws = Draws(
        torch.arange(len(cases), **whole),
        ones,
        torch.zeros(len(cases), **whole),
        ones,
        torch.tensor(signed, device=device),
        torch.tensor(samples, **whole),
        torch.tensor(places, **whole),
    )
    tokens, log_probs = drawn(draw_tokens(torch.zeros(len(cases), 6000, device=device), draws))
    assert tokens == [int(uniform(*case) * 6000) for case in cases]
    assert log_probs == [pytest.approx(-math.log(6000), abs=1e-5)] * len(cases)


def test_draws_follow_the_cumulative_weights(device) -> None:
    logits = torch.randn(50, generator=torch.Generator().manual_seed(1))
    for temperature in (1.0, 0.5):
        weights = torch.softmax(logits.double() / temperature, 0).cumsum(0)
        tokens, log_probs = choose(device, logits, 12, temperature)
        numbers = [uniform(5, sample, 0) for sample in range(12)]
        expected = [int((weights > number).nonzero()[0]) for number in numbers]
        assert tokens == expected
        truth = torch.log_softmax(logits.double(), 0)[expected]
        assert torch.allclose(torch.tensor(log_probs).double(), truth, atol=1e-5)


def test_the_most_probable_token_and_its_first_place(device) -> None:
    logits = torch.zeros(5000)
    logits[[7, 30, 4500]] = 2.0
    tokens, _ = choose(device, logits, 2, temperature=0.0)
    assert tokens == [7, 7]


def test_top_k_and_top_p_leave_out_the_tail(device) -> None:
    logits = torch.log(torch.tensor([0.05, 0.4, 0.1, 0.3, 0.15]))
    assert set(choose(device, logits, 8, top_k=2)[0]) == {1, 3}
    assert set(choose(device, logits, 12, top_p=0.8)[0]) == {1, 3, 4}
    assert set(choose(device, logits, 8, top_k=3, top_p=0.5)[0]) == {1, 3}
    assert set(choose(device, logits, 40)[0]) == {0, 1, 2, 3, 4}


def test_scan(device) -> None:
    batch, length, channels, states = 2, 5, 6, 4
    x, delta = torch.randn(batch, length, channels), torch.rand(batch, length, channels)
    a, d = -torch.rand(channels, states), torch.randn(channels)
    b, c = torch.randn(batch, length, states), torch.randn(batch, length, states)
    state = torch.randn(batch, channels, states)
    carried = state.clone().to(device)
    y = selective_scan(*(part.to(device) for part in (x, delta, a, b, c, d)), carried)
    h = state.double()
    expected = []
    for t in range(length):
        step = delta[:, t, :, None].double()
        h = torch.exp(step * a.double()) * h + step * x[:, t, :, None] * b[:, t, None].double()
        expected.append((h * c[:, t, None].double()).sum(-1) + d.double() * x[:, t].double())
    assert error(y, torch.stack(expected, 1)) < 1e-6
    assert error(carried, h) < 1e-6
