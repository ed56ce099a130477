"""Attention over runs that sequences share against plain attention in float64."""

import pytest
import torch

from kernels.gpu import Run, plan_runs, shared_attention
from tests.kernels.gpu.conftest import error

BLOCK = 16


def oracle(query, keys, values, runs, scale):
    """For each query the softmax over all tokens of all runs it sees."""
    queries, heads, size = query.shape
    share = heads // keys.shape[2]
    out = torch.zeros(queries, heads, size, dtype=torch.float64)
    for row in range(queries):
        seen_keys, seen_values = [], []
        for run in runs:
            if row in run.rows:
                chosen = list(run.blocks)
                seen_keys.append(keys[chosen].flatten(0, 1)[: run.tokens])
                seen_values.append(values[chosen].flatten(0, 1)[: run.tokens])
        k, v = torch.cat(seen_keys).double(), torch.cat(seen_values).double()
        for head in range(heads):
            weights = torch.softmax(query[row, head].double() @ k[:, head // share].T * scale, 0)
            out[row, head] = weights @ v[:, head // share]
    return out


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("size", [16, 24])
def test_a_tree_of_prefixes(device, dtype, size) -> None:
    """A root that all see, two branches, one suffix each; ragged lengths, more than one item a run."""
    generator = torch.Generator().manual_seed(0)
    queries, heads, key_heads = 5, 6, 2
    keys = torch.randn(12, BLOCK, key_heads, size, generator=generator).to(dtype)
    values = torch.randn(12, BLOCK, key_heads, size, generator=generator).to(dtype)
    query = torch.randn(queries, heads, size, generator=generator).to(dtype)
    runs = [
        Run([3, 0, 7], 41, [0, 1, 2, 3, 4]),
        Run([1], 16, [0, 2]),
        Run([5], 7, [1, 3, 4]),
        *(Run([8 + row % 4], row + 1, [row]) for row in range(4)),
    ]
    plan = plan_runs(runs, queries, BLOCK, device, chunk_blocks=2, row_tile=4)
    found = shared_attention(
        query.to(device), keys.to(device), values.to(device), plan, size**-0.5, row_tile=4
    )
    bound = 1e-6 if dtype == torch.float32 else 1e-3 if device == "cpu" else 3e-3
    assert error(found, oracle(query, keys, values, runs, size**-0.5)) <= bound


def test_large_scores_do_not_overflow(device) -> None:
    query = torch.full((1, 2, 16), 30.0)
    keys = torch.randn(2, BLOCK, 2, 16) * 30
    runs = [Run([0], 16, [0]), Run([1], 3, [0])]
    plan = plan_runs(runs, 1, BLOCK, device)
    found = shared_attention(query.to(device), keys.to(device), keys.to(device), plan, 1.0)
    assert error(found, oracle(query, keys, keys, runs, 1.0)) <= 1e-5
