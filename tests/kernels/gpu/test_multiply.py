"""Compressed matrix products in Triton against float64."""

import pytest
import torch

from kernels.formats import FormatError, GroupedWeight
from kernels.gpu import GpuAqlm, GpuGrouped, Tiles
from tests.kernels.formats.test_formats import random_aqlm
from tests.kernels.gpu.conftest import error

BOUND = {torch.float32: 1e-6, torch.bfloat16: 1e-3}


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize(
    ("batch", "rows", "groups", "books", "splits"),
    [(1, 32, 8, 2, 1), (3, 40, 11, 2, 2), (17, 33, 24, 1, 3), (2, 16, 9, 4, 1)],
)
def test_aqlm(device, dtype, batch, rows, groups, books, splits) -> None:
    weight = random_aqlm(rows, groups, books, 0)
    x = torch.randn(batch, groups * 8).to(dtype)
    layer = GpuAqlm.of([weight], device, Tiles(splits=splits))
    found = layer.multiply(x.to(device))
    oracle = x.double() @ weight.dequantize().double().T
    assert found.shape == (batch, rows)
    assert error(found, oracle) <= BOUND[dtype]
    assert torch.equal(found, layer.multiply(x.to(device)))


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize(
    ("batch", "rows", "columns", "bits", "group", "splits"),
    [(1, 32, 64, 4, 64, 1), (5, 40, 128, 4, 32, 2), (2, 16, 96, 8, 32, 1)],
)
def test_grouped(device, dtype, batch, rows, columns, bits, group, splits) -> None:
    weight = GroupedWeight.nearest(torch.randn(rows, columns), bits, group)
    x = torch.randn(batch, columns).to(dtype)
    found = GpuGrouped.of(weight, device, Tiles(splits=splits)).multiply(x.to(device))
    oracle = x.double() @ weight.dequantize().double().T
    assert error(found, oracle) <= BOUND[dtype]


def test_an_empty_batch_and_a_wrong_width(device) -> None:
    layer = GpuAqlm.of([random_aqlm(8, 2, 1, 0)], device)
    assert layer.multiply(torch.zeros(0, 16, device=device)).shape == (0, 8)
    with pytest.raises(FormatError, match=r"\[batch, 16\]"):
        layer.multiply(torch.zeros(1, 8, device=device))


def test_splits_fill_a_large_gpu() -> None:
    assert Tiles.for_shape(576, 1536).splits > 1
    assert Tiles.for_shape(49152, 576).splits == 1


def test_stacked_weights_keep_their_own_codebooks(device) -> None:
    weights = [random_aqlm(32, 4, 2, 0), random_aqlm(16, 4, 2, 1), random_aqlm(48, 4, 2, 2)]
    x = torch.randn(2, 32)
    found = GpuAqlm.of(weights, device).multiply(x.to(device))
    dense = torch.cat([weight.dequantize() for weight in weights]).double()
    assert error(found, x.double() @ dense.T) <= 1e-6
    with pytest.raises(FormatError, match="tiles of 16"):
        GpuAqlm.of([random_aqlm(8, 4, 2, 0), random_aqlm(8, 4, 2, 1)], device)
    with pytest.raises(FormatError, match="same inputs"):
        GpuAqlm.of([random_aqlm(16, 4, 2, 0), random_aqlm(16, 2, 2, 1)], device)
