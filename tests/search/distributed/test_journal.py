"""The journal: nothing is asked twice, and a search begun anew walks the same tree."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from search.distributed import (
    Crew,
    Fleet,
    Journal,
    JournaledWorkers,
    Matchmaker,
    MindServer,
    RemoteMind,
    RunStore,
    Task,
)
from tests.search.distributed.toy import QUICK, FlakySeat, ToyMind, ToySite, ToyWorld


@dataclass(frozen=True)
class _Question:
    text: str


def test_entries_are_named_by_what_is_asked() -> None:
    journal = Journal()
    journal.note(_Question("a" + "b"), ["yes"])
    assert journal.look(_Question("ab")) == (True, ["yes"])
    assert journal.look(_Question("a")) == (False, None)
    journal.note(_Question("none"), None)
    assert journal.look(_Question("none")) == (True, None)
    entries = journal.fresh()
    assert len(entries) == 2 and journal.fresh() == {}
    again = Journal(entries)
    assert again.look(_Question("ab")) == (True, ["yes"]) and again.fresh() == {}


async def test_what_is_known_is_asked_of_no_worker() -> None:
    seat = FlakySeat(ToySite(3, 0), 0)
    fleet = Fleet([seat], QUICK)
    fleet.open()
    workers = JournaledWorkers(fleet, Journal())
    first = await workers.ask((1, "s0", ["a0"]))
    assert await workers.ask((1, "s0", ["a0"])) == first
    assert seat.calls == 1
    assert await workers.ask((1, "s0", ["a0"]), afresh=True) == first
    assert seat.calls == 2
    await fleet.close()


async def test_a_search_begun_anew_goes_on_where_the_last_one_ended() -> None:
    async def attempt(journal: Journal) -> tuple[dict[str, object], int, int]:
        seat, server = FlakySeat(ToySite(5, 0), 0), MindServer(ToyMind())
        fleet = Fleet([seat], QUICK)
        fleet.open()
        mind: RemoteMind[str] = RemoteMind([server], QUICK, encode=str, key=str)
        crew = Crew(JournaledWorkers(fleet, journal), mind.noting(journal), QUICK)
        answer = await ToyWorld(5).attempt(Task(1, "3", 0, 0, 1), crew)
        await fleet.close()
        return answer, seat.calls, server.policy.questions

    journal = Journal()
    whole, calls, questions = await attempt(journal)
    entries = journal.fresh()
    assert calls > 20
    half = dict(list(entries.items())[: len(entries) // 2])
    resumed, calls_more, questions_more = await attempt(Journal(half))
    assert resumed == whole
    assert 0 < calls_more + questions_more <= calls + questions - len(half) / 2
    assert (await attempt(Journal(entries)))[1:] == (0, 0)


def test_the_store_counts_losses_without_progress(tmp_path: Path) -> None:
    store = RunStore(tmp_path / "s", "run")
    store.add([("a", 0)])

    def take() -> Task:
        task = store.take(Matchmaker())
        assert task is not None
        return task

    assert [store.release(take(), lost=True) for _ in range(3)] == [1, 2, 3]
    task = take()
    store.note(task, {b"q": b"1"})
    store.note(task, {b"q": b"2", b"r": b"3"})
    assert store.journal(task) == {b"q": b"1", b"r": b"3"}
    assert store.release(task, lost=True) == 1
    assert store.release(take()) == 1
    store.finish(take(), {"verdict": "proved"})
    assert store.journal(task) == {}
