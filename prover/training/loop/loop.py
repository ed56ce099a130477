"""Expert iteration (Anthony et al., 2017; Polu and Sutskever, 2022): search, learn from it, judge, again.

A run is one folder: `config.json`, and for each round `judged.jsonl` (the model's searches on held-out
statements; `judged-SET.jsonl` on those of other sets), `searches.jsonl` (those it learns from) and `model/`
(what it has learnt). Each line is written as a search ends; a run that was stopped does what is missing.
"""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from prover.training.errors import TrainingError
from prover.training.loop.buffer import Replay, replayed
from prover.training.loop.config import LoopConfig
from prover.training.loop.judgement import HELD_OUT, Judgement, judged_tasks
from prover.training.loop.matchmaker import Matchmaker, Task
from prover.training.searches import SearchRecord, appending, held_out, read_records
from prover.training.synthetic import Family

DONE = "learned"
"""An empty file in a model's folder that says it is whole."""


class Searcher(Protocol):
    """Carries searches out."""

    def search(self, model: str, tasks: Sequence[Task]) -> AsyncIterator[SearchRecord]:
        """One record a task, in order, with a model that is named as `open_model` takes it."""
        ...


class Learner(Protocol):
    """Makes a model out of another."""

    def learn(self, model: str, replays: Sequence[Replay], folder: Path, work: Path) -> None:
        """Write a folder that a `Searcher` takes; `work` keeps what a stop would lose."""
        ...


class Loop:
    """One run in one folder."""

    def __init__(
        self,
        folder: Path,
        config: LoopConfig,
        base: str,
        families: Sequence[Family],
        searcher: Searcher,
        learner: Learner,
        tell: Callable[[str], None] = lambda line: None,
        judged: Sequence[Family] | None = None,
        sets: Mapping[str, Sequence[Task]] | None = None,
    ) -> None:
        """base: the model of round 0. tell: hears in a line what is going on. judged: families of which the
        held-out ones are judged on, all without it. sets: what else is judged on, by name. Raises
        TrainingError where the folder holds another run."""
        self._folder, self._config, self._base = folder, config, base
        self._training = [family for family in families if not held_out(family.name)]
        own = judged_tasks(families if judged is None else judged, config)
        if not self._training or not own:
            raise TrainingError("there must be families to train on and families held out")
        self._judged = {HELD_OUT: own, **(sets or {})}
        self._searcher, self._learner, self._tell = searcher, learner, tell
        self._claim()

    async def run(self) -> list[Judgement]:
        """All rounds; the judgements of each round's model, those of the beginning first."""
        judgements: list[Judgement] = []
        first: dict[str, list[SearchRecord]] = {}
        for number in range(self._config.rounds + 1):
            for on, tasks in self._judged.items():
                file = "judged.jsonl" if on == HELD_OUT else f"judged-{on}.jsonl"
                records = await self._searches(number, file, tasks)
                judgements.append(Judgement.of(number, records, first.setdefault(on, records), on))
                self._tell(_line(judgements[-1]))
            if number < self._config.rounds:
                await self._searches(number, "searches.jsonl", self._tasks(number))
                self._learn(number)
        return judgements

    def _tasks(self, number: int) -> list[Task]:
        earlier = [record for one in range(number) for record in self._found(one)]
        rng = random.Random(f"{self._config.seed} {number}")
        return Matchmaker(earlier, self._training, self._config).tasks(rng)

    async def _searches(self, number: int, name: str, tasks: Sequence[Task]) -> list[SearchRecord]:
        path = self._folder / f"round-{number}" / name
        done = list(read_records(path)) if path.exists() else []
        for record, task in zip(done, tasks, strict=False):
            if (record.statement, record.negated) != (task.statement, task.negated):
                raise TrainingError(
                    f"{path} holds searches of other statements; begin a new folder"
                )
        if len(done) == len(tasks):
            return done
        with appending(path) as add:
            async for record in self._searcher.search(self._model(number), tasks[len(done) :]):
                add(record)
                done.append(record)
                proved = sum(one.proved for one in done)
                stage = f"round {number}, {name.partition('.')[0]}"
                self._tell(f"{stage}: {len(done)}/{len(tasks)}, {proved} proved")
        return done

    def _learn(self, number: int) -> None:
        target = self._folder / f"round-{number + 1}" / "model"
        if (target / DONE).is_file():
            return
        rounds = {one: self._found(one) for one in range(number + 1)}
        replays = replayed(rounds, number, self._config)
        if not any(replay.record.proved for replay in replays):
            raise TrainingError(
                "no search proved anything to learn from; give searches more tactics"
            )
        random.Random(self._config.seed + number).shuffle(replays)
        self._tell(f"round {number}: learning from {len(replays)} searches")
        work = self._folder / f"round-{number + 1}" / "work"
        self._learner.learn(self._model(number), replays, target, work)
        (target / DONE).touch()

    def _found(self, number: int) -> list[SearchRecord]:
        return list(read_records(self._folder / f"round-{number}" / "searches.jsonl"))

    def _model(self, number: int) -> str:
        return str(self._folder / f"round-{number}" / "model") if number else self._base

    def _claim(self) -> None:
        path = self._folder / "config.json"
        # through JSON, so that tuples and lists compare equal
        mine = json.loads(json.dumps({"base": self._base, **self._config.to_json()}))
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(mine, indent=1) + "\n", encoding="utf-8")
        elif json.loads(path.read_text(encoding="utf-8")) != mine:
            raise TrainingError(
                f"{self._folder} holds a run with other settings; name another folder"
            )


def _line(judged: Judgement) -> str:
    share = f"{judged.proved}/{judged.total} ({100 * judged.low:.0f}–{100 * judged.high:.0f} %)"
    told = f"round {judged.round}: {share} of {judged.on} proved"
    if judged.tactics is None or judged.first is None:
        return told
    return f"{told}, {judged.tactics:.1f} tactics to a proof (at the beginning {judged.first:.1f})"
