"""The commands that need no Lean, and the parts that the others are made of."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from rich.console import Console

import prover as package
from problems import library
from prover.cli.errors import Interrupted
from prover.cli.live import LiveSearch
from prover.cli.report import report
from prover.cli.running import run
from prover.cli.traces import choose_trace
from prover.solve import Progress
from tests.prover.cli.conftest import Prover


def test_help_names_every_command(prover: Prover) -> None:
    ran = prover("--help")
    assert ran.code == 0
    commands = "solve formalize grade check eval search report problems lean doctor geometry"
    for command in commands.split():
        assert f"  {command} " in ran.out


def test_help_is_not_kept_waiting_by_models() -> None:
    code = (
        "import sys, prover.cli; print([m for m in ('torch', 'sympy', 'ray') if m in sys.modules])"
    )
    root = Path(package.__file__).parents[1]
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert loaded.stdout == "[]\n"


def test_problems_are_listed(prover: Prover) -> None:
    ran = prover("problems", "list")
    assert [line.split()[0] for line in ran.out.splitlines()] == list(library())
    ran = prover("problems", "list", "--set", "olympiad", "--category", "inequality", "--json")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert records
    assert {record["category"] for record in records} == {"inequality"}


def test_a_problem_is_shown(prover: Prover) -> None:
    ran = prover("problems", "show", "imo_1964_p1b")
    assert ran.code == 0
    problem = library()["imo_1964_p1b"]
    assert problem.lean is not None
    assert problem.words in ran.out
    assert problem.lean.declaration in ran.out


def test_doctor_says_how_to_mend(
    prover: Prover, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        if name == "ray":
            raise metadata.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setenv("HYPATIA_CACHE", str(tmp_path))
    monkeypatch.setattr("prover.cli.findings.metadata.version", missing)
    ran = prover("doctor")
    assert ran.code == 1
    lines = {line[9:31].strip(): line for line in ran.out.splitlines()}
    assert lines["ray"].startswith("missing")
    assert "pip install ray" in lines["ray"]
    assert lines["torch"].startswith("ok")
    assert lines["Lean"].startswith("missing")
    assert "prover lean provision" in lines["Lean"]


def test_lean_status_without_lean(
    prover: Prover, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HYPATIA_CACHE", str(tmp_path))
    ran = prover("lean", "status")
    assert ran.code == 1
    assert "prover lean provision" in ran.out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_work_in_good_order(number: signal.Signals) -> None:
    ended = []

    async def work() -> None:
        try:
            os.kill(os.getpid(), number)
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    with pytest.raises(Interrupted) as caught:
        run(work())
    assert caught.value.signal_number == number
    assert ended == [True]


def test_a_trace_nobody_asked_for_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HYPATIA_CACHE", str(tmp_path))
    trace = choose_trace("A.b/«c»", None, None)
    assert trace.path.parent == tmp_path / "traces"
    negation = trace.path.with_name(trace.path.name + ".negation")
    trace.path.write_text("")
    negation.write_text("")
    trace.discard()
    assert not trace.path.exists()
    assert not negation.exists()
    wanted = choose_trace("a", tmp_path / "mine.jsonl", None)
    wanted.path.write_text("")
    wanted.discard()
    assert wanted.path.exists()
    assert choose_trace("a", None, wanted.path).resume


def test_the_live_view_shows_both_sides() -> None:
    terminal = io.StringIO()
    console = Console(file=terminal, force_terminal=True, width=120)
    with LiveSearch("imo_1", console) as live:
        live(Progress("statement", 12, 340, 5, ("intro n", "cases\n  n"), 1.5))
        live(Progress("negation", 7, 20, 3, (), 1.5))
    shown = terminal.getvalue()
    assert "12 nodes" in shown
    assert "340 tactics" in shown
    assert "5 open goals" in shown
    assert "intro n; cases n" in shown
    assert "refute" in shown


def test_the_live_view_is_silent_in_a_pipe() -> None:
    pipe = io.StringIO()
    with LiveSearch("imo_1", Console(file=pipe)) as live:
        live(Progress("statement", 1, 1, 1, ("x",), 0.1))
    assert pipe.getvalue() == ""


def test_a_report_is_a_lean_file(capsys: pytest.CaptureFixture[str]) -> None:
    answer = {
        "problem": "t",
        "verdict": "proved",
        "seconds": 1.25,
        "proof": "theorem t : 1 = 1 := by\n  rfl\n",
        "certificate": {"lean": "4.28.0 (abc)", "axioms": ["propext"], "sealed_library": []},
        "stats": {"nodes": 3, "tactics": 4, "reason": "checked by\na fresh Lean process"},
    }
    assert report(answer, as_json=False, output=None, comment="--") == 0
    out = capsys.readouterr().out
    assert out.endswith("\n\ntheorem t : 1 = 1 := by\n  rfl\n")
    assert all(line.startswith("-- ") for line in out.partition("\n\n")[0].splitlines())


def test_an_open_end_is_not_proved(capsys: pytest.CaptureFixture[str]) -> None:
    stats = {"nodes": 3, "tactics": 4, "reason": "time", "best_line": ["intro n", "omega"]}
    answer = {
        **dict.fromkeys(("proof", "certificate")),
        "problem": "t",
        "verdict": "timeout",
        "seconds": 60.0,
        "stats": stats,
    }
    assert report(answer, as_json=False, output=None, comment="--") == 1
    assert "-- most promising: intro n; omega" in capsys.readouterr().out


def test_a_closed_pipe_is_no_error() -> None:
    root = Path(package.__file__).parents[1]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "prover.cli", "problems", "list"],
            cwd=root,
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    assert ran.stderr == ""
    assert ran.returncode in (1, 128 + signal.SIGPIPE)  # typer's own answer, and ours
