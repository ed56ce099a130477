"""A run checked again: what was tampered with is found, whatever it was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from problems import Problem
from prover.evaluate import (
    RunFolder,
    Verification,
    evaluate,
    evaluate_geometry,
    verify_geometry,
    verify_lean,
    verify_records,
)
from prover.evaluate.config import Budget
from prover.lean import Toolchain, statement_hash
from tests.prover.evaluate.made import config_of, lean_problem, run_of

TRUE, FALSE = lean_problem("true_one", "1 + 1 = 2"), lean_problem("false_one", "2 + 2 = 5")
OPEN = lean_problem("open_one", "3 = 3")


def _rewrite(path: Path, number: int, **changes: Any) -> None:
    """Edit fields of a line of the results."""
    lines = [json.loads(text) for text in path.read_text().splitlines()]
    lines[number].update(changes)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def _flaws(path: Path, problems: list[Problem] | None) -> str:
    return "\n".join(verify_records(RunFolder.read(path), problems).flaws)


def test_edited_records_are_found(tmp_path: Path) -> None:
    problems = [TRUE, OPEN]
    run = run_of(tmp_path / "run", problems, ["proved", "timeout"])
    assert _flaws(run.path, problems) == ""
    assert "--set" in _flaws(run.path, None)
    whole = run.results.read_text()
    _rewrite(run.results, 0, verdict="exhausted")
    assert "true_one: the verdict is exhausted beside a certificate" in _flaws(run.path, problems)
    run.results.write_text(whole)
    _rewrite(run.results, 1, verdict="exhausted")
    assert "line 2" in _flaws(run.path, problems)
    run.results.write_text(whole.splitlines(keepends=True)[1])
    assert "lines before it are missing" in _flaws(run.path, problems)


def test_a_swapped_statement_is_found(tmp_path: Path) -> None:
    problems = [TRUE, OPEN]
    run = run_of(tmp_path / "run", problems, ["proved", "timeout"])
    stored = run.path / "problems.jsonl"
    stored.write_text(stored.read_text().replace("3 = 3", "3 = 2 + 1"))
    flaws = _flaws(run.path, problems)
    assert "open_one: the statement is not that of the problem set" in flaws
    assert "not the problems that the run was started with" in flaws
    # with the hash put right as well, the set still tells
    easier = [TRUE, lean_problem("open_one", "0 = 0")]
    forged = run_of(tmp_path / "forged", easier, ["proved", "proved"])
    assert _flaws(forged.path, problems) == (
        "open_one: the statement is not that of the problem set"
    )


@pytest.mark.lean
async def test_proofs_are_checked_by_a_fresh_lean(
    lean_toolchain: Toolchain, tmp_path: Path
) -> None:
    problems = [TRUE, FALSE]
    config = config_of(problems, budget=Budget(seconds=60, workers=1))
    run = RunFolder.create(tmp_path / "run", config, problems)
    told: list[int] = []
    await evaluate(
        run, problems, lean_toolchain, trees=True, listener=lambda _, done, total: told.append(done)
    )
    assert told == [1, 2]
    assert [line["verdict"] for line in run.lines] == ["proved", "disproved"]
    assert json.loads(run.tree("true_one", 0).read_text())["nodes"]

    async def verified() -> Verification:
        again = RunFolder.read(run.path)
        found = verify_records(again, problems)
        await verify_lean(again, lean_toolchain, found)
        return found

    found = await verified()
    assert found.sound and found.checked == 2

    # a tampered proof and an edited verdict
    certificate = run.path / "certificates" / "true_one.json"
    certificate.write_bytes(certificate.read_bytes().replace(b'"body": "by', b'"body": "by skip;'))
    _rewrite(run.results, 1, verdict="proved")
    flaws = (await verified()).flaws
    assert any("true_one: its certificate is not the one" in flaw for flaw in flaws)
    assert any("false_one: the verdict is proved, the proof is one" in flaw for flaw in flaws)

    # a run in which every hash fits, and the proof proves nothing
    forged = run_of(tmp_path / "forged", [FALSE], ["proved"])
    kept = json.loads((forged.path / "certificates" / "false_one.json").read_text())
    assert FALSE.lean is not None
    found = Verification()
    data = json.dumps(
        {**kept, "certificate": {"statement_sha256": statement_hash(FALSE.lean)}}
    ).encode()
    (forged.path / "certificates" / "false_one.json").write_bytes(data)
    _rewrite(forged.results, 0, certificate=hashlib.sha256(data).hexdigest())
    await verify_lean(RunFolder.read(forged.path), lean_toolchain, found)
    assert "a fresh Lean does not accept the proof" in found.flaws[0]


def test_geometry_is_replayed_in_a_fresh_process(tmp_path: Path) -> None:
    from dataclasses import replace

    text = "a b c = iso_triangle a b c ? eqangle b a b c c b c a"
    right = Problem("right", "", None, text, TRUE.source)
    wrong = replace(right, name="wrong", geometry="a b c = triangle a b c ? cong a b a c")
    problems = [right, wrong]
    run = RunFolder.create(tmp_path / "run", config_of(problems), problems)
    evaluate_geometry(run, problems)
    assert [line["verdict"] for line in run.lines] == ["proved", "disproved"]
    found = verify_records(run, problems)
    verify_geometry(run, found)
    assert found.sound and found.checked == 2
    proof = run.path / "certificates" / "right.txt"
    proof.write_text(proof.read_text().replace("AB = AC", "AB = BC"))
    found = verify_records(run, problems)
    verify_geometry(run, found)
    assert found.flaws == ["right: the written proof is not the one that was certified"]
