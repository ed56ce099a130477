"""Segments of keys and values on the GPU's side: shared, freed, limited."""

from __future__ import annotations

import pytest
import torch

from kernels.gpu.cache import BLOCK, Cache


def numbers(*values: int) -> torch.Tensor:
    return torch.tensor(values)


def test_blocks_are_shared_freed_and_limited() -> None:
    cache = Cache(4)
    root = cache.open()
    positions, slots = cache.append(numbers(*[root] * 33))
    assert positions.tolist() == list(range(33)) and len(set(slots.tolist())) == 33
    assert cache.used == 3
    child = cache.open(root)
    cache.close(root)
    positions, _ = cache.append(numbers(child))
    assert positions.tolist() == [33] and cache.used == 4
    with pytest.raises(MemoryError, match="full: 64 tokens"):
        cache.append(numbers(*[child] * BLOCK))
    positions, _ = cache.append(numbers(*[child] * 15))  # the failed step took nothing
    assert positions.tolist() == list(range(34, 49))
    cache.close(child)
    assert cache.used == 0


def test_a_tree_of_three_levels() -> None:
    """Two children of a root, two grandchildren; what is shared is held once, until its last user."""
    cache = Cache(100)
    root = cache.open()
    cache.append(numbers(*[root] * 40))
    children = [cache.open(root) for _ in range(2)]
    cache.append(numbers(*children, *children))
    leaves = [cache.open(children[0]) for _ in range(2)]
    positions, slots = cache.append(numbers(*leaves, children[1]))
    assert positions.tolist() == [42, 42, 42] and len(set(slots.tolist())) == 3
    assert cache.used == 3 + 2 + 2
    runs = cache.runs(numbers(*leaves, children[1]), positions)
    shared = [sorted(rows.tolist()) for rows in runs.rows.split(runs.many.tolist())]
    assert sorted(shared) == [[0], [0, 1], [0, 1, 2], [1], [2]]
    for number in (root, *children, leaves[0]):
        cache.close(number)
    assert cache.used == 3 + 1 + 1  # the second leaf holds its ancestors
    cache.close(leaves[1])
    assert cache.used == 0


def test_many_segments_and_long_ones() -> None:
    cache = Cache(500)
    opened = [cache.open() for _ in range(50)]
    seen: set[int] = set()
    for _ in range(6):
        _, slots = cache.append(numbers(*(n for n in opened for _ in range(20))))
        assert not seen & set(slots.tolist())
        seen |= set(slots.tolist())
    assert len(seen) == 50 * 120 and cache.used == 50 * 8
    for number in opened:
        cache.close(number)
    assert cache.used == 0
    fresh = cache.open()
    _, slots = cache.append(numbers(*[fresh] * 8000))
    assert sorted(slots.tolist()) == list(range(8000))


def test_misuse_is_refused() -> None:
    cache = Cache(4)
    root = cache.open()
    child = cache.open(root)
    with pytest.raises(ValueError, match="can no longer grow"):
        cache.append(numbers(child, root))
    with pytest.raises(ValueError, match="no open segment 99"):
        cache.append(numbers(99))
    cache.close(child)
    with pytest.raises(ValueError, match=f"no open segment {child}"):
        cache.open(child)
    assert cache.used == 0
