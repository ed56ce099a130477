"""Rounds with a toy prover: the schedule, resuming, the matchmaker, replay, judgement, the page."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from problems import LeanStatement, Problem, Source
from prover.training.errors import TrainingError
from prover.training.loop import (
    Judgement,
    Loop,
    LoopConfig,
    Matchmaker,
    Replay,
    Task,
    page,
    set_tasks,
)
from prover.training.loop.buffer import replayed
from prover.training.loop.judgement import judged_tasks, wilson
from prover.training.searches import SearchRecord, StateRecord, TacticRecord, held_out
from prover.training.synthetic import Family, draft, families, hard_families
from search.protocols import OutcomeKind

CONFIG = LoopConfig(rounds=2, searches=6, judged=4, tactics=10, fresh=0.5, stubborn=0.2, patience=2)


def record(task: Task, proved: bool, actions: int = 5) -> SearchRecord:
    """A search of one state and one tactic."""
    tactic = TacticRecord(tactic="omega", log_prob=-1.0, kind=OutcomeKind.CLOSED, proved=proved)
    root = StateRecord(
        text=f"⊢ {task.statement}",
        remaining=1 if proved else None,
        best=0 if proved else None,
        failed=not proved,
        tactics=(tactic,),
    )
    return SearchRecord(
        family=task.family,
        statement=task.statement,
        negated=task.negated,
        seconds=0.1,
        actions=actions,
        states=(root,),
    )


class Toy:
    """Searches and learns: model "base" proves every other task, later ones all."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.searched: list[tuple[str, Task]] = []
        self.learned: list[tuple[str, int]] = []
        self.stop_after = stop_after

    async def search(self, model: str, tasks: Sequence[Task]) -> AsyncGenerator[SearchRecord, None]:
        for task in tasks:
            if self.stop_after is not None and len(self.searched) == self.stop_after:
                raise KeyboardInterrupt
            self.searched.append((Path(model).parent.name or model, task))
            clever = model != "base"
            able = clever or len(self.searched) % 2 == 0
            yield record(task, able, 3 if clever else 6)

    def learn(self, model: str, replays: Sequence[Replay], folder: Path, work: Path) -> None:
        self.learned.append((Path(model).parent.name or model, len(replays)))
        folder.mkdir(parents=True)


def loop(folder: Path, toy: Toy, config: LoopConfig = CONFIG) -> Loop:
    return Loop(folder, config, "base", families(), toy, toy)


async def test_rounds_search_learn_and_judge(tmp_path: Path) -> None:
    toy = Toy()
    judged = await loop(tmp_path, toy).run()
    assert [one.round for one in judged] == [0, 1, 2]
    assert [name for name, _ in toy.learned] == ["base", "round-1"]
    assert toy.learned[1][1] > toy.learned[0][1]  # the buffer holds both rounds
    by_model = [name for name, _ in toy.searched]
    assert by_model == ["base"] * 10 + ["round-1"] * 10 + ["round-2"] * 4
    kept = toy.searched[:4]
    assert all(held_out(task.family) for _, task in kept)
    assert not any(held_out(task.family) for _, task in toy.searched[4:10])
    assert [task for _, task in toy.searched[20:]] == [task for _, task in kept]
    assert [one.proved for one in judged] == [2, 4, 4]
    assert (judged[2].tactics, judged[2].first) == (3.0, 6.0)
    text = page(judged)
    assert text.count("<tr>") == 4
    assert "<svg" in text
    assert "http://" not in text.partition("<svg")[0]


async def test_a_stopped_run_does_what_is_missing(tmp_path: Path) -> None:
    whole = Toy()
    wanted = await loop(tmp_path / "whole", whole).run()
    first = Toy(stop_after=13)
    with pytest.raises(KeyboardInterrupt):
        await loop(tmp_path / "part", first).run()
    searches = tmp_path / "part" / "round-1" / "judged.jsonl"
    searches.write_bytes(searches.read_bytes() + b'{"family": "cut')
    second = Toy()
    assert await loop(tmp_path / "part", second).run() == wanted
    assert [task for _, task in first.searched + second.searched] == [
        task for _, task in whole.searched
    ]
    third = Toy()
    more = LoopConfig(
        rounds=3, searches=6, judged=4, tactics=10, fresh=0.5, stubborn=0.2, patience=2
    )
    assert (await loop(tmp_path / "part", third, more).run())[:3] == wanted
    assert len(third.searched) == 10


async def test_another_runs_folder_is_refused(tmp_path: Path) -> None:
    loop(tmp_path, Toy())
    with pytest.raises(TrainingError, match="other settings"):
        loop(tmp_path, Toy(), LoopConfig(searches=7))
    assert json.loads((tmp_path / "config.json").read_text())["base"] == "base"


def _problems(count: int) -> list[Problem]:
    lean = [
        LeanStatement(f"p{i}", "import Mathlib\n", f"theorem p{i} : {i} = {i}")
        for i in range(count)
    ]
    return [Problem(one.name, "", one, None, Source("contest")) for one in lean]


async def test_another_set_is_judged_and_never_learnt_from(tmp_path: Path) -> None:
    config = replace(CONFIG, judge_every=2)
    tasks = set_tasks("contest", _problems(5), config)
    assert [task.name for task in tasks] == ["p0", "p2", "p4"]
    assert all("Olympiad" in task.preamble and "Mathlib" not in task.preamble for task in tasks)
    toy = Toy()
    run = Loop(tmp_path, config, "base", families(), toy, toy, sets={"contest": tasks})
    judged = await run.run()
    assert [(one.on, one.total) for one in judged] == [("held-out families", 4), ("contest", 3)] * 3
    learnt = (tmp_path / "round-0" / "searches.jsonl").read_text()
    assert "theorem p" not in learnt
    assert (tmp_path / "round-2" / "judged-contest.jsonl").read_text().count("\n") == 3
    text = page(judged)
    assert "<h2>contest</h2>" in text
    assert text.count("<svg") == 2
    with pytest.raises(TrainingError, match="no statement in Lean"):
        set_tasks("empty", [], config)


async def test_the_judged_families_can_be_others(tmp_path: Path) -> None:
    hard, toy = hard_families(held_out), Toy()
    run = Loop(tmp_path, CONFIG, "base", families() + hard, toy, toy, judged=hard)
    await run.run()
    kept = {task.family for _, task in toy.searched[:4]}
    assert kept <= {family.name for family in hard if held_out(family.name)}


async def test_nothing_found_is_said(tmp_path: Path) -> None:
    class Hopeless(Toy):
        async def search(
            self, model: str, tasks: Sequence[Task]
        ) -> AsyncGenerator[SearchRecord, None]:
            for task in tasks:
                yield record(task, False)

    with pytest.raises(TrainingError, match="no search proved anything"):
        await loop(tmp_path, Hopeless()).run()


def _family(name: str, size: int) -> Family:
    def number(rng: random.Random):  # type: ignore[no-untyped-def]
        return draft("", [], f"{rng.randrange(size)} < {size}")

    return Family(name, number)


def test_the_matchmaker_mixes_fresh_undecided_and_stubborn() -> None:
    tried = [
        *(Task("a", f"undecided {i}", False, 10) for i in range(5)),
        *(Task("a", f"stubborn {i}", i % 2 == 0, 10) for i in range(5) for _ in range(2)),
    ]
    settled = [record(Task("b", f"settled {i}", True, 10), True) for i in range(5)]
    config = LoopConfig(searches=10, fresh=0.4, stubborn=0.2, patience=2, tactics=10)
    matchmaker = Matchmaker(
        [*(record(task, False) for task in tried), *settled], [_family("a", 50)], config
    )
    tasks = matchmaker.tasks(random.Random(0))
    kinds = [task.statement.partition(" ")[0] for task in tasks]
    assert kinds.count("undecided") == 4
    assert kinds.count("stubborn") == 2
    assert kinds.count("settled") == 0
    assert len(tasks) == 10
    for task in tasks:
        if task.statement.startswith("undecided"):
            assert task.negated  # the other side's turn
        assert task.tactics == (20 if task.statement.startswith("stubborn") else 10)


def test_fresh_statements_come_from_the_edge() -> None:
    done = [record(Task("easy", f"easy {i}", False, 10), True) for i in range(30)]
    done += [record(Task("edge", f"edge {i}", False, 10), i % 2 == 0) for i in range(30)]
    config = LoopConfig(searches=60, fresh=1.0, stubborn=0.0)
    pool = [_family("easy", 10**6), _family("edge", 10**6)]
    matchmaker = Matchmaker(done, pool, config)
    assert matchmaker.edges()["edge"] > 2 * matchmaker.edges()["easy"]
    drawn = [task.family for task in matchmaker.tasks(random.Random(1))]
    assert drawn.count("edge") > 2 * drawn.count("easy")


def test_what_a_depth_tells_moves_the_curriculum() -> None:
    """Families without searches of their own are drawn as those of their depth were solved."""
    depths = {
        "shallow": 1,
        "other shallow": 1,
        "middle": 3,
        "other middle": 3,
        "deep": 6,
        "other deep": 6,
    }
    pool = [replace(_family(name, 10**6), depth=depth) for name, depth in depths.items()]
    share = {"shallow": 30, "middle": 15, "deep": 1}
    done = [
        record(Task(name, f"{name} {i}", False, 10), i < share[name])
        for name in share
        for i in range(30)
    ]
    edges = Matchmaker(done, pool, LoopConfig()).edges()
    assert edges["other middle"] > 2 * max(edges["other shallow"], edges["other deep"])


def test_families_that_have_no_more_end_the_round() -> None:
    config = LoopConfig(searches=60, fresh=1.0, stubborn=0.0)
    assert len(Matchmaker([], [_family("few", 3)], config).tasks(random.Random(0))) == 3


def test_old_searches_fade_and_the_latest_counts() -> None:
    def task(name: str) -> Task:
        return Task("a", name, False, 10)

    rounds = {
        0: [record(task("p"), True), record(task("q"), True), record(task("r"), False)],
        1: [record(task("p"), False), record(task("q"), True)],
        2: [record(task("s"), True)],
    }
    config = LoopConfig(fading=0.5, most_age=1)
    found = {replay.record.statement: replay for replay in replayed(rounds, 1, config)}
    assert found["p"].weight == 0.5
    assert found["p"].record.proved  # the later failure says nothing
    assert found["q"].weight == 1.0
    assert found["r"].weight == 0.5
    assert "s" not in found
    assert {one.record.statement for one in replayed(rounds, 2, config)} == {"p", "q", "s"}


def test_rounds_are_judged_on_the_same_statements() -> None:
    tasks = judged_tasks(families(), LoopConfig(judged=20))
    assert tasks == judged_tasks(families(), LoopConfig(judged=20))
    assert len(tasks) == 20
    assert len({task.statement for task in tasks}) == 20
    first = [record(task, number < 10, 8) for number, task in enumerate(tasks)]
    later = [record(task, number > 4, 6) for number, task in enumerate(tasks)]
    judged = Judgement.of(1, later, first)
    assert (judged.proved, judged.total, judged.tactics, judged.first) == (15, 20, 6.0, 8.0)
    assert judged.low < 0.75 < judged.high


def test_the_interval_of_a_share() -> None:
    low, high = wilson(5, 10)
    assert (round(low, 3), round(high, 3)) == (0.237, 0.763)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10)[1] == 1.0


def test_bad_numbers_are_refused() -> None:
    with pytest.raises(TrainingError, match="at least 1"):
        LoopConfig(rounds=0)
    with pytest.raises(TrainingError, match="add up to at most 1"):
        LoopConfig(fresh=0.8, stubborn=0.3)
    with pytest.raises(TrainingError, match="not 0"):
        LoopConfig(fading=0)
