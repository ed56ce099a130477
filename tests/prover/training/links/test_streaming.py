"""Whole runs in one process: against plain training, with losses, stopped and taken up again."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from kernels.model.perplexity import perplexity
from prover.training.errors import TrainingError
from prover.training.links import LinksConfig, LocalCrew, Segment, Streaming, Traffic, train_plain
from tests.prover.training.links.tiny import STEPS, shards, tiny_model, tiny_tokens

LINKS = LinksConfig(every=4, fragments=2, group=16, outer_rate=1.0, outer_momentum=0.0)
DELAYED = LinksConfig(every=4, fragments=2, group=16, delay=1, outer_rate=1.0, outer_momentum=0.0)


def weights_of(model):  # type: ignore[no-untyped-def]
    return torch.cat([part.flatten() for part in model.dense_weights().values()])


@pytest.mark.parametrize("links", [LINKS, DELAYED])
def test_it_learns_with_few_bytes(links: LinksConfig) -> None:
    tokens = tiny_tokens()[0].long()
    before = perplexity(tiny_model(), tokens)
    run = Streaming(tiny_model(), LocalCrew(shards(links)), links, STEPS)
    told: list[Segment] = []
    after = perplexity(run.run(told.append), tokens)
    traffic = Traffic()
    plain = train_plain(tiny_model(), LocalCrew(shards(links)), STEPS, traffic)
    assert after < 0.6 * before
    assert perplexity(plain, tokens) < 0.6 * before
    assert [segment.number for segment in told] == list(range(1, 9))
    assert all(segment.present == (0, 1) for segment in told)
    assert told[-1].loss < told[0].loss
    # 16 steps with 4 bytes a number against 4 rounds with 5/8 (4 bits and a scale for 16 numbers),
    # and a last word from the workers
    assert (run.traffic.sent + run.traffic.received) * 18 < traffic.sent + traffic.received


def test_plain_training_is_one_worker_with_all_rows() -> None:
    two = train_plain(tiny_model(), LocalCrew(shards(LINKS, 2)), STEPS, Traffic())
    one = train_plain(tiny_model(), LocalCrew(shards(LINKS, 1)), STEPS, Traffic())
    assert torch.allclose(weights_of(two), weights_of(one), atol=1e-3)


def test_traffic_is_the_length_of_what_is_said() -> None:
    run = Streaming(tiny_model(), LocalCrew(shards(LINKS)), LINKS, STEPS)
    run.run()
    numbers = weights_of(tiny_model()).numel()
    assert run.traffic.joined == 2 * 4 * numbers
    assert numbers % 16 == 0
    whole = numbers // 2 + 2 * numbers // 16
    assert run.traffic.sent == 2 * 5 * whole  # four rounds and the last word
    assert run.traffic.received == 2 * 4 * whole


def test_a_worker_is_lost_and_comes_back() -> None:
    crew = LocalCrew(shards(LINKS))
    run = Streaming(tiny_model(), crew, LINKS, STEPS)
    present: list[tuple[int, ...]] = []

    def watch(segment: Segment) -> None:
        present.append(segment.present)
        if segment.number == 2:
            crew.lose(1)
        if segment.number == 5:
            crew.revive(1)

    tokens = tiny_tokens()[0].long()
    assert perplexity(run.run(watch), tokens) < 0.6 * perplexity(tiny_model(), tokens)
    assert present == [(0, 1), (0, 1), (0,), (0,), (0,), (0,), (0, 1), (0, 1)]
    assert run.traffic.joined == 3 * 4 * weights_of(tiny_model()).numel()


def test_when_all_are_lost_the_run_says_so() -> None:
    crew = LocalCrew(shards(LINKS))
    run = Streaming(tiny_model(), crew, LINKS, STEPS)

    def end(segment: Segment) -> None:
        crew.lose(0)
        crew.lose(1)

    with pytest.raises(TrainingError, match="every worker was lost"):
        run.run(end)


@pytest.mark.parametrize("links", [LINKS, DELAYED])
def test_a_stopped_run_goes_on_to_the_same_end(links: LinksConfig, tmp_path: Path) -> None:
    whole = Streaming(tiny_model(), LocalCrew(shards(links)), links, STEPS)
    wanted = weights_of(whole.run())

    class Stopped(Exception):
        pass

    def stop(segment: Segment) -> None:
        if segment.number == 5:
            raise Stopped

    crew = LocalCrew(shards(links, folder=tmp_path / "workers"))
    with pytest.raises(Stopped):
        Streaming(tiny_model(), crew, links, STEPS, tmp_path, save_every=2).run(stop)
    crew = LocalCrew(shards(links, folder=tmp_path / "workers"))
    again = Streaming(tiny_model(), crew, links, STEPS, tmp_path, save_every=2)
    told: list[Segment] = []
    assert torch.equal(weights_of(again.run(told.append)), wanted)
    assert told[0].number == 5
    assert again.traffic == whole.traffic


def test_a_worker_without_its_state_joins_anew(tmp_path: Path) -> None:
    crew = LocalCrew(shards(LINKS, folder=tmp_path))
    run = Streaming(tiny_model(), crew, LINKS, STEPS, tmp_path, save_every=2)

    def stop(segment: Segment) -> None:
        if segment.number == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.run(stop)
    for kept in tmp_path.glob("worker-1-*.pt"):
        kept.unlink()
    crew = LocalCrew(shards(LINKS, folder=tmp_path))
    again = Streaming(tiny_model(), crew, LINKS, STEPS, tmp_path, save_every=2)
    told: list[Segment] = []
    again.run(told.append)
    assert all(segment.present == (0, 1) for segment in told)
    assert again.traffic.joined == 3 * 4 * weights_of(tiny_model()).numel()


def test_another_runs_folder_is_refused(tmp_path: Path) -> None:
    crew = LocalCrew(shards(LINKS, folder=tmp_path))
    Streaming(tiny_model(), crew, LINKS, STEPS, tmp_path, save_every=2).run()
    with pytest.raises(TrainingError, match="another model or configuration"):
        Streaming(tiny_model(), crew, DELAYED, STEPS, tmp_path)
    with pytest.raises(TrainingError, match="15 steps do not divide"):
        Streaming(tiny_model(), crew, LINKS, 15)
