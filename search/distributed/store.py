"""The run store: every task and every result, in one SQLite file, safe against any crash.

A task is `waiting`, `running` or `done`. A result is written in the same transaction that makes its
task done, and a second result of a task is ignored: so each counts exactly once, whoever dies when.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.distributed.errors import StoreError
from search.distributed.matchmaker import Matchmaker

_FORMAT = "2"
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tasks (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL, attempt INTEGER NOT NULL, round INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done')),
  tries INTEGER NOT NULL DEFAULT 0, losses INTEGER NOT NULL DEFAULT 0,
  UNIQUE (name, attempt, round));
CREATE INDEX IF NOT EXISTS by_state ON tasks (state, id);
CREATE TABLE IF NOT EXISTS results (
  task INTEGER PRIMARY KEY REFERENCES tasks (id),
  answer TEXT NOT NULL, finished REAL NOT NULL);
CREATE TABLE IF NOT EXISTS journal (
  task INTEGER NOT NULL REFERENCES tasks (id), request BLOB NOT NULL, answer BLOB NOT NULL,
  PRIMARY KEY (task, request)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Task:
    """One attempt at one problem, in one round."""

    id: int
    name: str
    attempt: int
    round: int
    tries: int
    """Times that it has been handed out, this one included."""
    losses: int = 0
    """Times in a row that its coordinator was lost, or it raised, and its journal had not grown."""


class RunStore:
    """An open store. One process at a time: the driver."""

    def __init__(self, path: Path, run: str) -> None:
        """`run` names the run (a hash of its settings). Raises StoreError if the file holds another
        run or is no store."""
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(_TABLES)
            held = dict(self._db.execute("SELECT name, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{path} cannot be used as a run store: {error}") from error
        mine = {"format": _FORMAT, "run": run}
        if held and held != mine:
            raise StoreError(f"{path} belongs to another run; name another folder")
        with self._transaction():
            rows = list(mine.items())
            self._db.executemany("INSERT OR IGNORE INTO meta VALUES (?, ?)", rows)

    def close(self) -> None:
        self._db.close()

    def add(self, tasks: Iterable[tuple[str, int]]) -> None:
        """Put in (name, attempt) pairs for their first round; those that are in stay as they are."""
        with self._transaction():
            self._db.executemany(
                "INSERT OR IGNORE INTO tasks (name, attempt, round) VALUES (?, ?, 0)", tasks
            )

    def recover(self) -> int:
        """Whatever was running when the last driver ended waits again; how many."""
        with self._transaction():
            return self._db.execute(
                "UPDATE tasks SET state = 'waiting' WHERE state = 'running'"
            ).rowcount

    def take(self, matchmaker: Matchmaker) -> Task | None:
        """The next task, which is `running` from now on; None if none waits."""
        with self._transaction():
            query = "SELECT id, round FROM tasks WHERE state = 'waiting' ORDER BY id"
            waiting = self._db.execute(query).fetchall()
            if not waiting:
                return None
            handed = self._db.execute(
                "SELECT COALESCE(SUM(tries * (round = 0)), 0), "
                "COALESCE(SUM(tries * (round > 0)), 0) FROM tasks"
            ).fetchone()
            number = waiting[matchmaker.choose([row[1] for row in waiting], handed)][0]
            self._db.execute(
                "UPDATE tasks SET state = 'running', tries = tries + 1 WHERE id = ?", (number,)
            )
            return self._task(number)

    def release(self, task: Task, *, lost: bool = False) -> int:
        """A task waits again, unless it is done; `lost`: because something went wrong. Its losses."""
        with self._transaction():
            self._db.execute(
                "UPDATE tasks SET state = 'waiting', losses = losses + ? "
                "WHERE id = ? AND state = 'running'",
                (int(lost), task.id),
            )
            return self._task(task.id).losses

    def note(self, task: Task, entries: Mapping[bytes, bytes]) -> None:
        """Keep entries of a running task's journal: it has come further."""
        if not entries:
            return
        with self._transaction():
            self._db.executemany(
                "INSERT OR IGNORE INTO journal VALUES (?, ?, ?)",
                [(task.id, request, answer) for request, answer in entries.items()],
            )
            self._db.execute("UPDATE tasks SET losses = 0 WHERE id = ?", (task.id,))

    def journal(self, task: Task) -> dict[bytes, bytes]:
        """A task's journal."""
        query = "SELECT request, answer FROM journal WHERE task = ?"
        return dict(self._db.execute(query, (task.id,)).fetchall())

    def finish(self, task: Task, answer: dict[str, Any], next_round: bool = False) -> bool:
        """Write a task's result; whether it is the first. `next_round` puts in the task after it."""
        with self._transaction():
            new = self._db.execute(
                "INSERT OR IGNORE INTO results VALUES (?, ?, ?)",
                (task.id, json.dumps(answer), time.time()),
            ).rowcount
            self._db.execute("UPDATE tasks SET state = 'done' WHERE id = ?", (task.id,))
            self._db.execute("DELETE FROM journal WHERE task = ?", (task.id,))
            if new and next_round:
                self._db.execute(
                    "INSERT OR IGNORE INTO tasks (name, attempt, round) VALUES (?, ?, ?)",
                    (task.name, task.attempt, task.round + 1),
                )
            return bool(new)

    def results(self) -> list[tuple[Task, dict[str, Any]]]:
        """All results, in the order in which they came."""
        query = "SELECT task, answer FROM results ORDER BY finished, task"
        return [(self._task(n), json.loads(text)) for n, text in self._db.execute(query).fetchall()]

    def counts(self) -> dict[str, int]:
        """Tasks by state."""
        query = "SELECT state, COUNT(*) FROM tasks GROUP BY state"
        return {"waiting": 0, "running": 0, "done": 0} | dict(self._db.execute(query).fetchall())

    def _task(self, number: int) -> Task:
        query = "SELECT id, name, attempt, round, tries, losses FROM tasks WHERE id = ?"
        return Task(*self._db.execute(query, (number,)).fetchone())

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
