"""Real actors: the same numbers as in one process; one is killed, starts anew and comes back."""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace

import pytest
import ray
import torch
from ray.exceptions import ActorUnavailableError

from prover.training.links import LinksConfig, LocalCrew, Segment, Streaming
from prover.training.links.ray_crew import RayCrew
from tests.prover.training.links.tiny import STEPS, shards, tiny_model
from tests.ray_cluster import cluster

__all__ = ["cluster"]

LINKS = LinksConfig(every=2, fragments=2, group=16)


def _await(crew: RayCrew, worker: int) -> None:
    """Until Ray has started a worker anew."""
    while True:
        with contextlib.suppress(ActorUnavailableError):
            ray.get(crew.submit(worker, "ready"))
            return
        time.sleep(0.05)


@pytest.mark.slow
def test_actors_do_as_workers_do_and_come_back(cluster: None) -> None:
    # more than Ray sends with a call: a worker started anew has to find its shard again
    large = [replace(shard, tokens=shard.tokens.repeat(400, 1, 1)) for shard in shards(LINKS)]
    local = Streaming(tiny_model(), LocalCrew(large), LINKS, STEPS)
    wanted: list[Segment] = []
    local.run(wanted.append)
    crew = RayCrew(large, cpus=0)
    try:
        run = Streaming(tiny_model(), crew, LINKS, STEPS)
        told: list[Segment] = []

        def watch(segment: Segment) -> None:
            told.append(segment)
            if segment.number == 4:
                crew.kill(1)
            if len(segment.present) == 1:
                # the others need not wait; the test does, to see it come back
                _await(crew, 1)

        run.run(watch)
    finally:
        crew.close()
    for mine, theirs in zip(told[:4], wanted[:4], strict=True):
        assert mine.loss == pytest.approx(theirs.loss, abs=1e-5)
    assert [segment.number for segment in told] == list(range(1, STEPS + 1))
    assert (0,) in [segment.present for segment in told]
    assert told[-1].present == (0, 1)
    assert torch.isfinite(torch.tensor(told[-1].loss))
