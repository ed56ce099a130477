"""Steps as distributions over bins, and the loss on them."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from prover.verifier import Bins, ValueHead, value_loss

BINS = Bins()


@given(st.lists(st.floats(0, 63), min_size=1, max_size=8))
def test_targets_are_distributions_about_their_steps(steps: list[float]) -> None:
    targets = BINS.targets(torch.tensor(steps))
    assert targets.shape == (len(steps), 64)
    assert (targets >= 0).all()
    assert torch.allclose(targets.sum(dim=1), torch.ones(len(steps)), atol=1e-5)
    means = targets @ BINS.centres()
    # at the ends mass is folded in: no more than the Gaussian's mean absolute deviation is lost
    assert torch.allclose(means, torch.tensor(steps), atol=0.35)
    # half a bin, and one more where the folded mass makes the last bin the likeliest
    nearest = (targets.argmax(dim=1) - torch.tensor(steps)).abs()
    inner = (torch.tensor(steps) > 1) & (torch.tensor(steps) < 62)
    assert (nearest <= torch.where(inner, 0.5, 1.0) + 1e-4).all()


def test_masses_are_those_of_the_gaussian() -> None:
    (target,) = BINS.targets(torch.tensor([5.0])).double()

    def below(x: float) -> float:
        return 0.5 * (1 + math.erf((x - 5) / (0.75 * math.sqrt(2))))

    for i in (3, 4, 5, 6, 7):
        assert math.isclose(target[i], below(i + 0.5) - below(i - 0.5), abs_tol=1e-6)


def test_steps_beyond_the_last_bin_count_as_it() -> None:
    far = Bins(8, 2.0).targets(torch.tensor([14.0, 500.0, -3.0, 0.0]))
    assert torch.equal(far[0], far[1]) and torch.equal(far[2], far[3])
    assert far[0].argmax() == 7 and far[2].argmax() == 0


def test_the_mean_is_in_steps() -> None:
    logits = torch.full((1, 8), -50.0)
    logits[0, 3] = 50.0
    assert torch.allclose(Bins(8, 2.0).mean(logits), torch.tensor([6.0]))


def test_the_loss_reads_the_steps_of_the_proved_alone() -> None:
    steps = torch.tensor([3.0, math.nan])
    logits = torch.zeros(2, 64, requires_grad=True)
    flags = torch.zeros(2, requires_grad=True)
    loss = value_loss(BINS, logits, flags, steps, torch.tensor([1.0, 0.0]))
    assert math.isclose(float(loss.detach()), math.log(2) + math.log(64), rel_tol=1e-5)
    loss.backward()
    assert logits.grad is not None and flags.grad is not None
    assert logits.grad[0].abs().sum() > 0 and not logits.grad[1].any()
    assert flags.grad[0] < 0 < flags.grad[1]
    nothing = value_loss(BINS, logits, flags, steps, torch.zeros(2))
    assert math.isclose(float(nothing.detach()), math.log(2), rel_tol=1e-5)


def test_soft_targets_weigh_states_by_their_share() -> None:
    logits = torch.randn(2, 64, generator=torch.Generator().manual_seed(0))
    steps, flags = torch.tensor([1.0, 9.0]), torch.zeros(2)

    def of(shares: list[float]) -> float:
        loss = value_loss(BINS, logits, flags, steps, torch.tensor(shares))
        return float(loss) - math.log(2)

    first, second = of([1.0, 0.0]), of([0.0, 1.0])
    assert math.isclose(of([0.75, 0.25]), 0.75 * first + 0.25 * second, rel_tol=1e-5)


def test_an_untrained_head_is_undecided() -> None:
    logits, flags = ValueHead(16, 64)(torch.randn(3, 16))
    assert logits.shape == (3, 64) and flags.shape == (3,)
    assert not logits.any() and not flags.any()
    assert BINS.mean(logits).tolist() == pytest.approx([31.5] * 3)
