"""Traces: a search that was cut off anywhere goes on as if nothing had happened."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import (
    BestFirstConfig,
    Budget,
    MctsConfig,
    PathStep,
    RestoreError,
    SearchStatus,
    TraceError,
    TraceOptions,
    Tree,
    WorkConfig,
    solve,
)
from search.protocols import OutcomeKind, Proposal
from tests.search.invariants import check
from tests.search.test_budget import Endless
from tests.search.toys import ERROR, GraphWorld, Moves, planted, shortest_proofs, to, verify, worlds

ALGORITHMS = [MctsConfig, BestFirstConfig]


def drawing(tree: Tree[Any, Any]) -> list[object]:
    """All of a tree that a search goes by."""
    return [
        (
            (n.key, n.status, n.visits, n.barren, n.asked, n.spent, n.estimate, n.value, n.text),
            [(e.text, e.log_prob, e.status, e.kind, e.visits, e.message) for e in n.edges],
        )
        for n in tree.nodes
    ]


@settings(max_examples=120, deadline=None)
@given(worlds(), st.sampled_from(ALGORITHMS), st.floats(0, 1), st.integers(1, 3))
async def test_cut_at_any_byte_the_same_tree_grows_again(
    tmp_path_factory: pytest.TempPathFactory,
    moves: Moves,
    config: type[MctsConfig],
    cut: float,
    chunk: int,
) -> None:
    path = tmp_path_factory.mktemp("trace") / "t.jsonl"
    setting = config(WorkConfig(chunk_actions=chunk, lookahead=0, first_proposals=2))
    whole = GraphWorld(moves)
    first = await solve(whole, whole, whole, setting, trace=TraceOptions(path))
    data = path.read_bytes()
    path.write_bytes(data[: int(cut * len(data))])
    kept = {
        (first.tree.nodes[record["node"]].key, first.tree.edges[outcome["edge"]].text)
        for line in path.read_bytes().split(b"\n")[:-1]
        if (record := json.loads(line))["record"] == "leaf" and first.tree is not None
        for outcome in record.get("outcomes", ())
    }
    again = GraphWorld(moves)
    second = await solve(again, again, again, setting, trace=TraceOptions(path, resume=True))
    assert first.tree is not None and second.tree is not None
    assert second.status is first.status
    assert drawing(second.tree) == drawing(first.tree)
    assert second.stats.resumed_actions == len(kept)
    check(second.tree)
    # A recorded action is run again only on the way to a state that is needed again.
    repeated = sum(count for run, count in again.runs.items() if run in kept)
    assert repeated <= second.stats.restored_states
    if second.proof is not None:
        assert await verify(GraphWorld(moves), second.proof) >= shortest_proofs(moves)["s0"]
    # A third run finds everything settled and touches nothing but the root.
    third_world = GraphWorld(moves)
    third = await solve(
        third_world, third_world, None, setting, trace=TraceOptions(path, resume=True)
    )
    assert third.status is first.status and not third_world.batches
    assert drawing(third.tree) == drawing(first.tree)  # type: ignore[arg-type]


@pytest.mark.parametrize("config", ALGORITHMS)
async def test_many_workers_cancelled_and_resumed_until_proved(
    config: type[MctsConfig], tmp_path: Path
) -> None:
    moves = planted(depth=7, width=6, seed=3)
    path = tmp_path / "t.jsonl"
    work = WorkConfig(chunk_actions=2)
    world = GraphWorld(moves, 4, delay_s=0.002)
    turns = 0
    while True:
        turns += 1
        options: TraceOptions[str] = TraceOptions(path, resume=True)
        task = asyncio.ensure_future(solve(world, world, world, config(work), trace=options))
        await asyncio.sleep(0.03 * turns)  # ever longer: what is lost must not stop it
        task.cancel()
        result = await task
        if result.status is SearchStatus.PROVED:
            break
        assert result.status is SearchStatus.CANCELLED
    assert turns > 1, "the search was never interrupted"
    assert result.proof is not None and result.tree is not None
    check(result.tree)
    await verify(GraphWorld(moves), result.proof)
    recorded = [
        (record["node"], outcome["edge"])
        for record in map(json.loads, path.read_text().splitlines())
        for outcome in record.get("outcomes", ())
    ]
    assert len(recorded) == len(set(recorded)) == result.stats.actions


async def test_an_environment_that_can_restore_is_asked_for_the_whole_path(tmp_path: Path) -> None:
    class Quick(GraphWorld):
        async def restore(self, state: str, path: Sequence[PathStep[str]]) -> str:
            paths.append([(step.action, step.child) for step in path])
            for step in path:
                state = dict(self.moves[state])[step.action].subgoals[step.child]
            return state

    paths: list[list[tuple[str, int]]] = []
    moves = {
        "s0": [("split", to("s1", "s2"))],
        "s2": [("on", to("s3"))],
        "s3": [(f"x{i}", ERROR) for i in range(30)],
        "s1": [(f"x{i}", ERROR) for i in range(30)],
    }
    options: TraceOptions[str] = TraceOptions(tmp_path / "t.jsonl")
    world = Quick(moves)
    await solve(world, world, None, BestFirstConfig(), Budget(actions=25), trace=options)
    options = TraceOptions(options.path, resume=True)
    result = await solve(world, world, None, BestFirstConfig(), trace=options)
    assert result.status is SearchStatus.EXHAUSTED
    assert paths and result.stats.restored_states == len(paths)
    assert set(map(tuple, paths)) <= {
        (("split", 0),),
        (("split", 1),),
        (("split", 1), ("on", 0)),
    }


@pytest.mark.parametrize("quick", [False, True])
async def test_states_that_cannot_be_obtained_again_are_given_up(
    quick: bool, tmp_path: Path
) -> None:
    """A changed environment leads elsewhere: the result says so instead of mixing up states."""
    moves = {"s0": [("a", to("s1"))], "s1": [(f"x{i}", ERROR) for i in range(30)]}
    path = tmp_path / "t.jsonl"
    world = GraphWorld(moves)
    await solve(world, world, budget=Budget(actions=10), trace=TraceOptions(path))

    class Refusing(GraphWorld):
        async def restore(self, state: str, path: Sequence[PathStep[str]]) -> str:
            raise RestoreError("gone")

    changed = {"s0": [("a", to("s9"))], "s1": moves["s1"]}
    other = Refusing(changed) if quick else GraphWorld(changed)
    result = await solve(other, other, trace=TraceOptions(path, resume=True))
    assert result.status is SearchStatus.CRASHED
    assert result.stats.lost_states == 1
    assert "could not be restored" in result.reason
    again = await solve(world, world, trace=TraceOptions(path, resume=True))
    assert again.status is SearchStatus.CRASHED, "the loss is on record"


async def test_traces_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    world = Endless()

    async def run(resume: bool) -> None:
        await solve(world, world, budget=Budget(actions=20), trace=TraceOptions(path, resume))

    await run(False)
    data = path.read_bytes()
    with pytest.raises(TraceError, match="exists"):
        await run(False)

    class Other(Endless):
        def key(self, state: str) -> str:
            return "other " + state

    other = Other()
    with pytest.raises(TraceError, match="another statement"):
        await solve(other, other, trace=TraceOptions(path, resume=True))
    lines = data.split(b"\n")
    for damaged, message in [
        ([lines[0], b"{nonsense}", *lines[2:]], "line 2"),
        (lines[1:], "line 1"),
        ([lines[0], lines[0], *lines[1:]], "line 2"),
        ([lines[0], lines[2], *lines[3:]], "does not fit"),
        ([lines[0], lines[1], lines[1], *lines[2:]], "does not fit"),
        ([lines[0].replace(b'"format":1', b'"format":2'), *lines[1:]], "line 1"),
    ]:
        path.write_bytes(b"\n".join(damaged))
        with pytest.raises(TraceError, match=message):
            await run(True)
    with pytest.raises(TraceError, match="cannot open"):
        await solve(world, world, trace=TraceOptions(tmp_path, resume=True))
    path.write_bytes(data)
    await run(True)


async def test_one_trace_serves_one_search_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    world = Endless(delay_s=0.01)
    task = asyncio.ensure_future(solve(world, world, trace=TraceOptions(path)))
    await asyncio.sleep(0.05)
    with pytest.raises(TraceError, match="in use"):
        await solve(world, world, trace=TraceOptions(path, resume=True))
    task.cancel()
    assert (await task).stats.actions > 0


@dataclass(frozen=True)
class Jump:
    """An action that is no string."""

    by: int


class JumpCodec:
    def encode(self, action: Jump) -> str:
        return str(action.by)

    def decode(self, text: str) -> Jump:
        return Jump(int(text))


class Jumps:
    """From 27 to 0 by jumps of 1, 5 and 7."""

    parallelism = 1

    async def root(self) -> int:
        return 27

    async def step(self, state: int, actions: Sequence[Jump]) -> Sequence[Any]:
        from search.protocols import Outcome

        left = [state - action.by for action in actions]
        return [
            Outcome(OutcomeKind.CLOSED)
            if n == 0
            else Outcome(OutcomeKind.SUBGOALS, (n,) if n > 0 else ())
            if n > 0
            else Outcome(OutcomeKind.ERROR)
            for n in left
        ]

    def key(self, state: int) -> str:
        return str(state)

    render = key

    def render_action(self, action: Jump) -> str:
        return f"jump {action.by}"

    async def propose(self, states: Sequence[int], n: int) -> list[list[Proposal[Jump]]]:
        return [[Proposal(Jump(by), -1.0) for by in (1, 5, 7)][:n] for _ in states]


async def test_other_actions_than_strings_need_a_codec(tmp_path: Path) -> None:
    world = Jumps()
    with pytest.raises(TraceError, match="codec"):
        await solve(world, world, trace=TraceOptions(tmp_path / "a.jsonl"))
    options = TraceOptions(tmp_path / "b.jsonl", codec=JumpCodec())
    await solve(world, world, budget=Budget(actions=8), trace=options)
    options = TraceOptions(tmp_path / "b.jsonl", resume=True, codec=JumpCodec())
    result = await solve(world, world, trace=options)
    assert result.proof is not None
    assert sum(action.by for action in result.proof.actions()) == 27


async def test_a_disk_that_is_full_ends_the_trace_not_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    written = 0
    real = os.write

    def limited(file: int, data: bytes) -> int:
        nonlocal written
        if written > 2000:
            raise OSError(28, "No space left on device")
        written += len(data)
        return real(file, data)

    monkeypatch.setattr("search.trace.os.write", limited)
    world = Endless()
    path = tmp_path / "t.jsonl"
    result = await solve(world, world, budget=Budget(actions=200), trace=TraceOptions(path))
    assert result.stats.actions == 200
    assert "cannot be written" in caplog.text
    monkeypatch.undo()
    result = await solve(
        world, world, budget=Budget(actions=300), trace=TraceOptions(path, resume=True)
    )
    assert 0 < result.stats.resumed_actions < 200 and result.stats.actions == 300


_CHILD = """
import asyncio, signal, sys
from pathlib import Path
# A shell starts what it runs in the background with the interrupt ignored, and that is inherited.
signal.signal(signal.SIGINT, signal.default_int_handler)
from search import Budget, TraceOptions, solve
from tests.search.test_budget import Endless
world = Endless(2, 0.001)
result = asyncio.run(solve(world, world, trace=TraceOptions(Path(sys.argv[1]))))
print(result.status, result.stats.actions)
"""


async def test_ctrl_c_ends_in_good_order(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path)], stdout=subprocess.PIPE, text=True
    )
    _wait_for(path)
    child.send_signal(signal.SIGINT)
    output, _ = child.communicate(timeout=30)
    assert child.returncode == 0
    status, actions = output.split()
    assert status == "cancelled"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines[-1]["record"] == "end" and lines[-1]["status"] == "cancelled"
    assert sum(len(line.get("outcomes", ())) for line in lines) == int(actions) > 20


def _wait_for(path: Path) -> None:
    for _ in range(1000):
        if path.exists() and path.stat().st_size > 20_000:
            return
        time.sleep(0.01)
    raise AssertionError("the child wrote no trace")


async def test_kill_minus_9_loses_only_what_was_under_way(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    child = subprocess.Popen([sys.executable, "-c", _CHILD, str(path)])
    try:
        _wait_for(path)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    world = Endless(2)
    known = sum(line.count(b'"edge"') for line in path.read_bytes().split(b"\n")[:-1])
    result = await solve(
        world, world, budget=Budget(actions=known + 50), trace=TraceOptions(path, resume=True)
    )
    assert result.stats.resumed_actions == known > 20
    assert result.stats.actions == known + 50
    assert result.tree is not None
    check(result.tree)
