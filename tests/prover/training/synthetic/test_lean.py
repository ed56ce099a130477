"""Draws elaborate in our Lean: a sample always, every family with `-m slow`."""

from __future__ import annotations

import random

import pytest

from prover.formalize import LeanBench
from prover.training.searches import held_out
from prover.training.synthetic import families, hard_families
from tests.prover.formalize.conftest import lean_bench

__all__ = ["lean_bench"]
pytestmark = [pytest.mark.lean, pytest.mark.asyncio(loop_scope="session")]


@pytest.mark.parametrize(
    "draws", [pytest.param(0, id="sample"), pytest.param(2, id="all", marks=pytest.mark.slow)]
)
async def test_draws_elaborate(lean_bench: LeanBench, draws: int) -> None:
    rng = random.Random(11)
    hard = hard_families(held_out)
    sample = (*rng.sample(families(), 12), *rng.sample(hard, 12))
    chosen = (*families(), *hard) * draws if draws else sample
    for family in chosen:
        drawn = family.draw(rng)
        reason = await lean_bench.refusal(drawn.statement)
        assert reason is None, (family.name, drawn.statement.declaration, reason)
