"""Weights as stored against the sums that their formats are."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels.formats import AqlmWeight, FormatError, GroupedWeight, shape_of, stored_bits


def random_aqlm(rows: int, groups: int, books: int, seed: int) -> AqlmWeight:
    generator = torch.Generator().manual_seed(seed)
    return AqlmWeight(
        torch.randint(256, (rows, groups, books), generator=generator, dtype=torch.uint8),
        torch.randn(books, 256, 8, generator=generator),
        torch.rand(rows, generator=generator) + 0.5,
    )


@given(st.integers(1, 5), st.integers(1, 4), st.integers(1, 4), st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_aqlm_is_the_scaled_sum_of_its_codebook_vectors(
    rows: int, groups: int, books: int, seed: int
) -> None:
    weight = random_aqlm(rows, groups, books, seed)
    dense = weight.dequantize()
    assert dense.shape == weight.shape == (rows, groups * 8)
    for row in range(rows):
        for group in range(groups):
            total = torch.zeros(8, dtype=torch.float64)
            for k in range(books):
                total += weight.codebooks[k, int(weight.codes[row, group, k])].double()
            total *= weight.scales[row].double()
            found = dense[row, group * 8 : group * 8 + 8].double()
            assert torch.allclose(found, total, atol=1e-6)


def test_two_codebooks_take_two_bits_a_weight_and_their_codebooks() -> None:
    weight = random_aqlm(64, 16, 2, 0)
    assert stored_bits(weight) == 64 * 128 * 2 + 2 * 256 * 8 * 32 + 64 * 32
    assert shape_of(weight) == (64, 128)


@pytest.mark.parametrize("broken", ["codes", "books", "scales"])
def test_parts_that_do_not_fit_are_refused(broken: str) -> None:
    good = random_aqlm(4, 2, 2, 0)
    parts = [good.codes, good.codebooks, good.scales]
    which = ["codes", "books", "scales"].index(broken)
    parts[which] = [good.codes.int(), good.codebooks[:1], good.scales[:3]][which]
    with pytest.raises(FormatError):
        AqlmWeight(*parts)


@given(
    st.sampled_from([4, 8]), st.integers(1, 6), st.integers(1, 3), st.sampled_from([8, 32, 64]),
    st.integers(0, 99),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_grouped_integers_are_within_half_a_step(
    bits: int, rows: int, groups: int, group: int, seed: int
) -> None:
    matrix = torch.randn(rows, groups * group, generator=torch.Generator().manual_seed(seed))
    stored = GroupedWeight.nearest(matrix, bits, group)
    assert stored.shape == matrix.shape
    step = stored.scales.float().repeat_interleave(group, dim=1)
    # float16 minima and scales shift the ends of the range by a little more than half a step.
    slack = 1e-3 * matrix.abs().amax() * 2
    assert ((stored.dequantize() - matrix).abs() <= step / 2 + slack).all()


def test_a_constant_group_is_kept() -> None:
    matrix = torch.full((2, 16), 0.5)
    assert torch.equal(GroupedWeight.nearest(matrix, 4, 8).dequantize(), matrix)


def test_groups_must_divide_the_inputs() -> None:
    with pytest.raises(FormatError, match="groups of 7"):
        GroupedWeight.nearest(torch.zeros(2, 16), 4, 7)
    with pytest.raises(FormatError, match="4 or 8"):
        GroupedWeight(
            torch.zeros(2, 8, dtype=torch.uint8), torch.zeros(2, 1), torch.zeros(2, 1), 3, 8
        )
