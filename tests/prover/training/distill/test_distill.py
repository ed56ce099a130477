"""Distillation: what the teacher said, as targets; asking again after a stop; the stage on a tiny student."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from prover.models import open_model
from prover.training.distill import TargetConfig, ask, ask_states, asking, reranked, soft_examples
from prover.training.distill import __main__ as stage
from prover.training.searches import SearchRecord, StateRecord, TacticRecord
from prover.training.synthetic import generate
from search import Budget
from search.protocols import OutcomeKind, Proposal
from tests.prover.tiny_folder import write_tiny_folder


def tactic(text: str, share: float, kind: OutcomeKind | None, proved: bool = False) -> TacticRecord:
    return TacticRecord(tactic=text, log_prob=math.log(share), kind=kind, proved=proved)


def search(*tactics: TacticRecord, statement: str = "p", family: str = "a") -> SearchRecord:
    """A search of one state."""
    proved = any(one.proved for one in tactics)
    best = next((place for place, one in enumerate(tactics) if one.proved), None)
    state = StateRecord(
        text=f"n : ℕ\n⊢ {statement}",
        remaining=1 if proved else None,
        best=best,
        visits=5,
        tactics=tactics,
    )
    return SearchRecord(family=family, statement=statement, seconds=1.0, actions=3, states=(state,))


MIXED = search(
    tactic("omega", 0.2, OutcomeKind.CLOSED, True),
    tactic("exact\n  foo", 0.1, OutcomeKind.CLOSED, True),
    tactic("intro x", 0.5, OutcomeKind.SUBGOALS),
    tactic("simp", 0.1, OutcomeKind.ERROR),
    tactic("grind", 0.3, OutcomeKind.ERROR),
    tactic("norm_num", 0.01, OutcomeKind.ERROR),
    tactic("later", 0.9, None),
)


def weights(records: Sequence[SearchRecord], **given: float) -> dict[str, float]:
    config = TargetConfig(**given)  # type: ignore[arg-type]
    return {e.answer.strip(): e.weight for e in soft_examples(records, config)}


def test_targets_are_the_teachers_shares_of_what_stands() -> None:
    told = weights([MIXED])
    total = 0.2 + 0.1 + 0.1 * 0.5
    assert told["omega"] == pytest.approx(0.2 / total)
    assert told["exact ⏎   foo"] == pytest.approx(0.1 / total)
    assert told["intro x"] == pytest.approx(0.05 / total)
    assert "later" not in told
    assert {name for name, weight in told.items() if weight < 0} == {"grind", "simp"}
    first, *others = soft_examples([MIXED, MIXED])
    assert (first.prompt, first.proved, first.steps) == ("[core]\nn : ℕ\n⊢ p\n[tactic]\n", 1.0, 1)
    assert all(other.proved is None for other in others)
    assert len(others) == 4


def test_temperature_flattens_and_refusals_can_be_dropped() -> None:
    told = weights([MIXED], temperature=1e6, idle=0.0, rejected=0.0)
    assert told == {"omega": pytest.approx(0.5, 1e-4), "exact ⏎   foo": pytest.approx(0.5, 1e-4)}
    with pytest.raises(ValueError, match="above 0"):
        TargetConfig(temperature=0)


def test_states_without_a_proof_weigh_little() -> None:
    told = weights([search(tactic("intro x", 0.5, OutcomeKind.SUBGOALS))])
    assert told == {"intro x": pytest.approx(0.1)}
    assert weights([search(tactic("later", 0.5, None))]) == {}


def test_without_lean_everything_stands() -> None:
    (one,) = soft_examples([search(tactic("later", 0.5, None))], judged=False)
    assert (one.prompt.partition("\n")[0], one.weight, one.proved) == ("[mathlib]", 1.0, None)


def test_the_ranked_teacher_speaks_on_old_searches() -> None:
    class Judge:
        def steps(self, state: str, tactics: Sequence[str]) -> Sequence[float]:
            return [-float(len(one)) for one in tactics]

    before, after = MIXED.states[0].tactics[0], reranked(MIXED, Judge(), 0.3).states[0].tactics[0]
    assert after.log_prob == pytest.approx(0.7 * before.log_prob - 0.3 * len("omega"))
    assert (after.tactic, after.kind, after.proved) == (before.tactic, before.kind, before.proved)


async def test_asking_goes_on_after_a_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def found(statement, family, *_, negated):  # type: ignore[no-untyped-def]
        asked.append(statement.declaration)
        return search(tactic("omega", 0.5, OutcomeKind.CLOSED, True), statement=asked[-1])

    monkeypatch.setattr(asking, "search_once", found)
    drawn = [one for one in generate(12, 0) if one.truth is not None]
    path = tmp_path / "asked.jsonl"

    async def all_of(count: int) -> list[SearchRecord]:
        stream = ask(drawn[:count], None, None, Budget(actions=1), path)  # type: ignore[arg-type]
        return [record async for record in stream]

    half = await all_of(4)
    path.write_bytes(path.read_bytes() + b'{"family": "cut')
    assert (await all_of(8))[:4] == half
    assert asked == [one.statement.declaration for one in drawn[:8]]


async def test_states_are_asked_about_once(tmp_path: Path) -> None:
    class Teacher:
        calls = 0

        async def propose(self, states, n):  # type: ignore[no-untyped-def]
            self.calls += 1
            return [[Proposal("simp", -1.0), Proposal("ring", -2.0)][:n] for _ in states]

    teacher = Teacher()
    for _ in range(2):
        records = [
            one async for one in ask_states(["⊢ a", "⊢ b"], teacher, 2, tmp_path / "asked.jsonl")
        ]
    assert teacher.calls == 2
    assert [t.tactic for t in records[1].states[0].tactics] == ["simp", "ring"]


def test_the_stage_moves_the_student(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tiny_folder(tmp_path / "before")
    made = tmp_path / "made.jsonl"
    records = [
        search(
            tactic("omega", 0.5, OutcomeKind.CLOSED, True),
            tactic("simp", 0.4, OutcomeKind.ERROR),
            statement=f"n < {number}",
        )
        for number in range(12)
    ]
    made.write_text("".join(one.model_dump_json() + "\n" for one in records), "utf-8")
    command = [
        "distill", str(tmp_path / "out"), "--student", str(tmp_path / "before"), "--statements", "0",
        "--lean-share", "0", "--epochs", "2", "--form", "16", "--searches", str(made),
    ]  # fmt: skip
    monkeypatch.setattr(sys, "argv", command)
    stage.main()
    before = open_model(tmp_path / "before").model.dense_weights()
    after = open_model(tmp_path / "out" / "student").model.dense_weights()
    assert any(not before[name].equal(after[name].to(before[name].dtype)) for name in after)
    assert '"teacher": "search"' in (tmp_path / "out" / "student" / "training.json").read_text()


def test_nothing_to_teach_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["distill", str(tmp_path / "out"), "--statements", "0"])
    with pytest.raises(SystemExit, match="proposed nothing that Lean took"):
        stage.main()
