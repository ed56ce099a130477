"""Few-bit messages: sizes, nearest levels, and nothing lost in the sum."""

from __future__ import annotations

import pytest
import torch

from prover.training.errors import TrainingError
from prover.training.links.codec import ErrorFeedback, decode, encode, from_bytes, to_bytes


def draw(length: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(length, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize(("bits", "top"), [(4, 7), (8, 127)])
def test_each_number_goes_to_the_nearest_level_of_its_group(bits: int, top: int) -> None:
    vector = draw(64) * torch.tensor([1e-4] * 32 + [10.0] * 32)
    message = encode(vector, bits, 32)
    assert len(message) == 64 * bits // 8 + 2 * 2
    again = decode(message, 64, bits, 32)
    for group in (slice(0, 32), slice(32, 64)):
        scale = float(vector[group].abs().max()) / top
        # half a level, and what the scale's own rounding to 8 bits cuts off at the ends
        assert float((again - vector)[group].abs().max()) <= scale * (0.51 + top / 256)


def test_levels_themselves_come_back_exactly() -> None:
    vector = torch.arange(-7.0, 8.0)
    assert torch.equal(decode(encode(vector, 4, 8), 15, 4, 8)[-8:], vector[-8:])
    assert torch.equal(decode(encode(torch.zeros(5), 4, 4), 5, 4, 4), torch.zeros(5))


def test_a_message_of_another_size_is_refused() -> None:
    with pytest.raises(TrainingError, match="has 20 bytes, not 19"):
        decode(encode(draw(32), 4, 16)[1:], 32, 4, 16)


def test_what_rounding_leaves_out_comes_later() -> None:
    feedback = ErrorFeedback(50, 4, 10)
    wanted, told = torch.zeros(50), torch.zeros(50)
    for seed in range(30):
        vector = draw(50, seed)
        wanted += vector
        told += decode(feedback.encode(vector), 50, 4, 10)
    assert torch.allclose(wanted, told + feedback.residual, atol=1e-4)
    assert float(feedback.residual.abs().max()) < 0.6  # of one message, not of thirty


def test_a_vector_in_full() -> None:
    vector = draw(7)
    assert len(to_bytes(vector)) == 28
    assert torch.equal(from_bytes(to_bytes(vector)), vector)
