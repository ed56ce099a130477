"""The outer step against a hand computation, fragments, rates, the wire, bad numbers."""

from __future__ import annotations

import pytest
import torch

from kernels.model.language_model import expected_shapes
from prover.training.errors import TrainingError
from prover.training.links import DescentConfig, Link, LinksConfig
from prover.training.links.fragments import cut, flat, put
from prover.training.links.outer import OuterStep
from prover.training.links.wire import Round
from tests.prover.training.links.tiny import CONFIG, tiny_model


def test_the_outer_step_by_hand() -> None:
    outer = OuterStep(torch.tensor([1.0]), rate=0.5, momentum=0.9)
    outer.take(torch.tensor([0.2]))
    # velocity 0.2; moved by 0.5 · (0.2 + 0.9 · 0.2) = 0.19
    assert float(outer.weights) == pytest.approx(0.81)
    outer.take(torch.tensor([-0.1]))
    # velocity 0.9 · 0.2 - 0.1 = 0.08; moved by 0.5 · (-0.1 + 0.9 · 0.08) = -0.014
    assert float(outer.velocity) == pytest.approx(0.08)
    assert float(outer.weights) == pytest.approx(0.824)


def test_fragments_hold_every_weight_once() -> None:
    parts = cut(CONFIG, 2)
    assert sorted(name for part in parts for name in part) == sorted(expected_shapes(CONFIG))
    assert "model.embed_tokens" in parts[0]
    assert "model.norm" in parts[1]
    assert all(".0." not in name for name in parts[1])
    with pytest.raises(TrainingError, match="2 layers do not give 3"):
        cut(CONFIG, 3)


def test_a_fragment_goes_flat_and_back() -> None:
    weights = tiny_model().dense_weights()
    names = cut(CONFIG, 2)[1]
    vector = flat(weights, names)
    empty = {name: torch.zeros_like(weight) for name, weight in weights.items()}
    put(vector, empty, names)
    assert torch.equal(flat(empty, names), vector)
    assert float(empty["model.embed_tokens"].abs().sum()) == 0


def test_rates_rise_and_fall_and_settle() -> None:
    descent = DescentConfig(rate=1.0, warmup=0.1, lowest=0.1, settle=4)
    assert descent.rate_at(0, 100, 0) == pytest.approx(0.1)
    assert descent.rate_at(10, 100, 10) == pytest.approx(1.0)
    assert descent.rate_at(100, 100, 100) == pytest.approx(0.1)
    assert descent.rate_at(10, 100, 0) == pytest.approx(0.25)  # came back at step 10


def test_time_on_the_wire() -> None:
    link = Link(bits_per_s=1e9, latency_s=0.001)
    assert link.seconds(1e6, 2e6) == pytest.approx(0.026)
    assert Round(compute=1.0, wire=1.0).utilisation == pytest.approx(0.5)
    assert Round(compute=1.0, wire=1.0, hidden=0.75).utilisation == pytest.approx(0.8)
    assert Round(compute=1.0, wire=0.5, hidden=0.75).utilisation == 1.0


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"every": 10, "fragments": 3}, "do not divide"),
        ({"bits": 3}, "not 3"),
        ({"group": 7}, "not 7"),
        ({"delay": 16}, "from 0 to 15"),
        ({"mixing": 1.5}, "not 1.5"),
    ],
)
def test_bad_numbers_are_refused(values: dict[str, float], said: str) -> None:
    with pytest.raises(TrainingError, match=said):
        LinksConfig(**values)  # type: ignore[arg-type]
