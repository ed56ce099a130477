"""Attention over runs that sequences share against plain attention in float64."""

from __future__ import annotations

import pytest
import torch

from kernels.gpu import EIGHT_BITS, KeyValues, Run, Runs, plan_runs, shared_attention
from kernels.gpu.cache import Cache
from tests.kernels.gpu.conftest import error

BLOCK = 16


def oracle(query, keys, values, seen, scale):
    """For each query the softmax over the tokens it sees: `seen[row]` holds places in the cache."""
    queries, heads, size = query.shape
    share = heads // keys.shape[2]
    out = torch.zeros(queries, heads, size, dtype=torch.float64)
    for row in range(queries):
        k = keys.flatten(0, 1)[seen[row]].double()
        v = values.flatten(0, 1)[seen[row]].double()
        for head in range(heads):
            weights = torch.softmax(query[row, head].double() @ k[:, head // share].T * scale, 0)
            out[row, head] = weights @ v[:, head // share]
    return out


def seen_by(runs, queries):
    """Places in the cache that each query sees."""
    return [
        [
            block * BLOCK + place
            for run in runs
            if row in run.rows
            for number, block in enumerate(run.blocks)
            for place in range(min(BLOCK, run.tokens - number * BLOCK))
        ]
        for row in range(queries)
    ]


def on(device, keys, values, scales=None):
    return KeyValues(
        keys.to(device), values.to(device), None if scales is None else scales.to(device)
    )


TREE = [
    Run([3, 0, 7], 41, [0, 1, 2, 3, 4]),
    Run([1], 16, [0, 2]),
    Run([5], 7, [1, 3, 4]),
    *(Run([8 + row % 4], row + 1, [row]) for row in range(4)),
]


def randoms(dtype, size, queries=5, heads=6, key_heads=2):
    generator = torch.Generator().manual_seed(0)
    keys = torch.randn(12, BLOCK, key_heads, size, generator=generator).to(dtype)
    values = torch.randn(12, BLOCK, key_heads, size, generator=generator).to(dtype)
    return torch.randn(queries, heads, size, generator=generator).to(dtype), keys, values


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("size", [16, 24])
def test_a_tree_of_prefixes(device, dtype, size) -> None:
    """A root that all see, two branches, one suffix each; ragged lengths, more than one item a run."""
    query, keys, values = randoms(dtype, size)
    plan = plan_runs(Runs.of(TREE), 5, BLOCK, chunk_blocks=2, row_tile=4).to(device)
    found = shared_attention(query.to(device), on(device, keys, values), plan, size**-0.5)
    bound = 1e-6 if dtype == torch.float32 else 1e-3 if device == "cpu" else 3e-3
    assert error(found, oracle(query, keys, values, seen_by(TREE, 5), size**-0.5)) <= bound


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_keys_and_values_in_eight_bits(device, dtype) -> None:
    """Exact for the numbers that are stored; those are within eight bits' rounding of the true ones."""
    query, keys, values = randoms(dtype, 16)
    stored, scales = [], []
    for part in (keys, values * 1000):
        scale = part.float().abs().amax(-1) / 448
        stored.append((part.float() / scale[..., None]).to(EIGHT_BITS))
        scales.append(scale)
    wide = [part.float() * scale[..., None] for part, scale in zip(stored, scales, strict=True)]
    plan = plan_runs(Runs.of(TREE), 5, BLOCK, chunk_blocks=2, row_tile=4).to(device)
    store = on(device, *stored, torch.stack(scales))
    found = shared_attention(query.to(device), store, plan, 0.25)
    seen = seen_by(TREE, 5)
    bound = 1e-6 if dtype == torch.float32 else 1e-3 if device == "cpu" else 3e-3
    assert error(found, oracle(query, *wide, seen, 0.25)) <= bound
    assert error(found, oracle(query, keys, values * 1000, seen, 0.25)) <= 0.05


def test_large_scores_do_not_overflow(device) -> None:
    query = torch.full((1, 2, 16), 30.0)
    keys = torch.randn(2, BLOCK, 2, 16) * 30
    runs = [Run([0], 16, [0]), Run([1], 3, [0])]
    plan = plan_runs(Runs.of(runs), 1, BLOCK).to(device)
    found = shared_attention(query.to(device), on(device, keys, keys), plan, 1.0)
    assert error(found, oracle(query, keys, keys, seen_by(runs, 1), 1.0)) <= 1e-5


def test_prompts_and_texts_of_a_step_see_what_comes_before_them(device) -> None:
    """Rows of one prompt see each other causally, rows of other texts only their own ancestors."""
    cache = Cache(24)
    root = cache.open()
    cache.append(torch.tensor([root] * 150))
    texts = [cache.open(root) for _ in range(3)]
    deeper = cache.open(texts[0])
    loner = cache.open()
    cache.append(torch.tensor([texts[1]] * 5 + [loner]))
    step = torch.tensor([deeper, texts[1], *[loner] * 40, texts[2], deeper])
    positions, slots = cache.append(step)
    assert positions.tolist() == [150, 155, *range(1, 41), 150, 151]

    def places(number, count):
        flat = cache._blocks[number, :, None] * BLOCK + torch.arange(BLOCK)
        return flat.flatten()[:count].tolist()

    seen = [places(root, 150) + places(deeper, 1), places(root, 150) + places(texts[1], 6)]
    seen += [places(loner, 2 + i) for i in range(40)]
    seen += [places(root, 150) + places(texts[2], 1), places(root, 150) + places(deeper, 2)]
    assert [own[-1] for own in seen] == slots.tolist()
    generator = torch.Generator().manual_seed(1)
    keys, values = torch.randn(2, 24, BLOCK, 1, 16, generator=generator)
    query = torch.randn(len(step), 2, 16, generator=generator)
    plan = plan_runs(cache.runs(step, positions), len(step), BLOCK, chunk_blocks=2, row_tile=8)
    assert plan.count == int((plan.partials >= 0).sum())
    found = shared_attention(query.to(device), on(device, keys, values), plan.to(device), 0.3)
    assert error(found, oracle(query, keys, values, seen, 0.3)) <= 1e-6
    # a text's result does not depend on the others in the step, to the bit
    alone = plan_runs(cache.runs(step[1:2], positions[1:2]), 1, BLOCK, 2, 8).to(device)
    again = shared_attention(query[1:2].to(device), on(device, keys, values), alone, 0.3)
    if device == "cpu":
        assert torch.equal(again[0], found[1])
