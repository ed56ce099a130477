"""Norms, rotary embedding, gates, draws and the selective scan in Triton against torch."""

import torch

from kernels.gpu import add_rms_norm, draw_tokens, rotate_and_store, selective_scan, silu_gate
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


def test_rotary_and_the_cache(device) -> None:
    heads, key_heads, size, batch = 4, 2, 8, 3
    qkv = torch.randn(batch, (heads + 2 * key_heads) * size)
    angles = torch.outer(torch.arange(10.0), 0.1 ** torch.arange(0, 1, 0.25))
    keys = torch.zeros(4, 2, key_heads, size, device=device)
    values = torch.zeros_like(keys)
    positions = torch.tensor([0, 7, 3], dtype=torch.int32)
    slots = torch.tensor([5, 0, 2], dtype=torch.int32)
    tables = (angles.cos().to(device), angles.sin().to(device))
    query = rotate_and_store(
        qkv.to(device), tables, positions.to(device), slots.to(device), keys, values, heads
    )
    split = qkv.reshape(batch, heads + 2 * key_heads, size).double()
    half = size // 2
    cos = angles.cos().double()[positions.long()][:, None]
    sin = angles.sin().double()[positions.long()][:, None]
    low, high = split[..., :half], split[..., half:]
    turned = torch.cat((low * cos - high * sin, high * cos + low * sin), -1)
    assert error(query, turned[:, :heads]) < 1e-6
    assert error(keys.flatten(0, 1)[slots.long()], turned[:, heads : heads + key_heads]) < 1e-6
    assert error(values.flatten(0, 1)[slots.long()], split[:, heads + key_heads :]) < 1e-6
    assert float(keys.flatten(0, 1)[1].abs().sum()) == 0


def test_gate(device) -> None:
    x = torch.randn(2, 60)
    gate, up = x.double().chunk(2, 1)
    assert error(silu_gate(x.to(device), torch.float32), gate * gate.sigmoid() * up) < 1e-6


def choose(device, logits, uniform, temperature=1.0, top_k=0, top_p=1.0):
    rows = len(uniform)
    floats = [torch.tensor(uniform), torch.full((rows,), temperature), torch.full((rows,), top_p)]
    uniforms, heat, shares = (part.float().to(device) for part in floats)
    counts = torch.full((rows,), top_k, dtype=torch.int32, device=device)
    table = logits.expand(rows, -1).contiguous().to(device)
    tokens, log_probs = draw_tokens(table, uniforms, heat, counts, shares)
    return tokens.cpu(), log_probs.cpu()


def test_draws_follow_the_cumulative_weights(device) -> None:
    logits = torch.randn(50, generator=torch.Generator().manual_seed(1))
    uniform = [0.0, 0.1, 0.35, 0.5, 0.77, 0.9999]
    for temperature in (1.0, 0.5):
        weights = torch.softmax(logits.double() / temperature, 0).cumsum(0)
        tokens, log_probs = choose(device, logits, uniform, temperature)
        expected = [int((weights > value).nonzero()[0]) for value in uniform]
        assert tokens.tolist() == expected
        truth = torch.log_softmax(logits.double(), 0)[expected]
        assert torch.allclose(log_probs.double(), truth, atol=1e-5)


def test_the_most_probable_token_and_its_first_place(device) -> None:
    logits = torch.zeros(40)
    logits[[7, 30]] = 2.0
    tokens, _ = choose(device, logits, [0.99], temperature=0.0)
    assert tokens.tolist() == [7]


def test_top_k_and_top_p_leave_out_the_tail(device) -> None:
    logits = torch.log(torch.tensor([0.05, 0.4, 0.1, 0.3, 0.15]))
    uniform = [i / 20 for i in range(20)]
    assert set(choose(device, logits, uniform, top_k=2)[0].tolist()) == {1, 3}
    assert set(choose(device, logits, uniform, top_p=0.8)[0].tolist()) == {1, 3, 4}
    assert set(choose(device, logits, uniform, top_k=3, top_p=0.5)[0].tolist()) == {1, 3}
    assert set(choose(device, logits, uniform)[0].tolist()) == {0, 1, 2, 3, 4}


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
