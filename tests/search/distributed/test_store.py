"""The run store: every result once, whatever dies when; the matchmaker's turns."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.distributed import Matchmaker, RunStore
from search.distributed.errors import StoreError


def test_a_result_counts_once(tmp_path: Path) -> None:
    store = RunStore(tmp_path / "s", "run")
    store.add([("a", 0), ("b", 0)])
    store.add([("a", 0)])
    first = store.take(Matchmaker())
    assert first is not None and (first.name, first.tries) == ("a", 1)
    assert store.finish(first, {"verdict": "proved"})
    assert not store.finish(first, {"verdict": "timeout"})
    store.release(first)
    second = store.take(Matchmaker())
    assert second is not None and second.name == "b"
    assert store.take(Matchmaker()) is None
    store.release(second)
    again = store.take(Matchmaker())
    assert again is not None and (again.name, again.tries) == ("b", 2)
    assert store.counts() == {"waiting": 0, "running": 1, "done": 1}
    store.close()
    reopened = RunStore(tmp_path / "s", "run")
    assert reopened.recover() == 1
    assert [(task.name, answer) for task, answer in reopened.results()] == [
        ("a", {"verdict": "proved"})
    ]


def test_another_run_is_refused(tmp_path: Path) -> None:
    RunStore(tmp_path / "s", "one").close()
    with pytest.raises(StoreError, match="another run"):
        RunStore(tmp_path / "s", "two")
    (tmp_path / "text").write_text("no database, but long enough to be looked at as one" * 20)
    with pytest.raises(StoreError, match="cannot be used"):
        RunStore(tmp_path / "text", "one")


def test_a_driver_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s"
    code = (
        "import os, sys; from pathlib import Path; from search.distributed import *\n"
        f"store = RunStore(Path({str(path)!r}), 'run'); store.add((str(i), 0) for i in range(50))\n"
        "for i in range(20):\n"
        "    task = store.take(Matchmaker()); store.finish(task, {'n': i}, next_round=i % 2 == 0)\n"
        "store.take(Matchmaker()); os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=False)
    assert ended.returncode == -9
    store = RunStore(path, "run")
    assert store.recover() == 1
    assert store.counts() == {"waiting": 40, "running": 0, "done": 20}
    assert len(store.results()) == 20
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_rounds_follow_one_another(tmp_path: Path) -> None:
    store = RunStore(tmp_path / "s", "run")
    store.add([("a", 0)])
    matchmaker = Matchmaker(rounds=3)
    rounds = []
    while (task := store.take(matchmaker)) is not None:
        rounds.append(task.round)
        store.finish(task, {"verdict": "timeout"}, next_round=task.round + 1 < matchmaker.rounds)
    assert rounds == [0, 1, 2]
    assert [matchmaker.budget_factor(r) for r in rounds] == [1, 2, 4]
    shares = [matchmaker.statement_share(r) for r in rounds]
    assert shares[0] == 0.5 and shares[1] > 0.5 > shares[2]


@given(st.lists(st.integers(0, 3), min_size=1), st.floats(0, 1))
def test_fresh_and_hard_take_turns(waiting: list[int], share: float) -> None:
    matchmaker = Matchmaker(rounds=4, hard_share=share)
    handed = [0, 0]
    while waiting:
        place = matchmaker.choose(waiting, (handed[0], handed[1]))
        hard = waiting[place] > 0
        assert all((r > 0) != hard for r in waiting[:place])
        both = any(waiting) and not all(waiting)
        handed[hard] += 1
        if both:
            assert handed[1] <= share * sum(handed) + 1 or not hard
        del waiting[place]
