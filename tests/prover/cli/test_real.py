"""Commands from end to end, each with real Lean processes. Few, for each takes seconds."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import prover as package
from prover.lean import provision
from tests.prover.cli.conftest import Prover

pytestmark = pytest.mark.lean

KEYS = {"problem", "verdict", "seconds", "proof", "certificate", "stats"}
FERMAT = (
    "theorem cubes (a b c : Nat) (ha : 0 < a) (hb : 0 < b) : a ^ 3 + b ^ 3 ≠ c ^ 3 := by sorry\n"
)
PROOFS = """\
theorem good (a b : Nat) (h : a < b) : a + 1 ≤ b := by
  omega

theorem bad (a b : Nat) : a + b ≤ a := by
  omega

theorem hole (n : Nat) : n = n + 0 := by
  have h : n = n := by sorry
  exact h

theorem rests_on_bad : 1 + 1 ≤ 1 :=
  bad 1 1
"""


@pytest.fixture(scope="module", autouse=True)
def lean() -> None:
    """Lean is there before a command's time is measured."""
    provision()


def test_a_statement_from_standard_input(prover: Prover, tmp_path: Path) -> None:
    text = "/-- Sums commute. -/\ntheorem sums (a b : Nat) : a + b = b + a := by sorry\n"
    proof, tree = tmp_path / "proof.lean", tmp_path / "tree.json"
    ran = prover(
        *("solve", "-", "--json", "--workers", "1", "--no-disprove"),
        *("--output", str(proof), "--tree", str(tree)),
        stdin=text.encode(),
    )
    assert ran.code == 0, ran.err
    answer = json.loads(ran.out)
    assert set(answer) == KEYS
    assert (answer["problem"], answer["verdict"]) == ("sums", "proved")
    assert proof.read_text() == answer["proof"]
    assert "theorem sums (a b : Nat) : a + b = b + a := by" in answer["proof"]
    assert answer["certificate"]["theorem"] == "sums"
    assert not answer["certificate"]["negation"]
    assert set(answer["certificate"]["axioms"]) <= {"propext", "Classical.choice", "Quot.sound"}
    assert json.loads(tree.read_text())
    assert tree.with_suffix(".svg").read_text().lstrip().startswith("<")


def test_a_false_statement(prover: Prover) -> None:
    ran = prover(
        "solve", "-", "--json", "--workers", "1", stdin=b"theorem f (n : Nat) : n * n < 20"
    )
    assert ran.code == 1, ran.err
    answer = json.loads(ran.out)
    assert set(answer) == KEYS
    assert answer["verdict"] == "disproved"
    assert answer["certificate"]["negation"]
    assert "¬" in answer["proof"]


def test_a_statement_that_does_not_elaborate(prover: Prover) -> None:
    ran = prover("solve", "-", "--workers", "1", stdin=b"theorem t : 1 = no_such_thing := by sorry")
    assert "no_such_thing" in ran.complaint()


def test_proofs_in_a_file(prover: Prover, tmp_path: Path) -> None:
    file = tmp_path / "proofs.lean"
    file.write_text(PROOFS)
    ran = prover("check", str(file))
    assert ran.code == 1
    said = {line.partition(":")[0]: line for line in ran.out.splitlines() if line[0] != " "}
    assert list(said) == ["good", "bad", "hole", "rests_on_bad"]
    assert "proved in" in said["good"]
    assert all("not proved" in said[name] for name in ("bad", "hole", "rests_on_bad"))
    assert "sorry" in said["hole"]
    assert "    5:2: omega could not prove the goal" in ran.out
    ran = prover("check", str(file), "--theorem", "good", "--json")
    assert ran.code == 0
    answer = json.loads(ran.out)
    assert set(answer) == KEYS
    assert answer["certificate"]["theorem"] == "good"


@pytest.fixture
def fermat(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A search that will not end by itself, as a process of its own."""
    (tmp_path / "fermat.lean").write_text(FERMAT)
    root = Path(package.__file__).parents[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "prover.cli", "solve", "fermat.lean", "--workers", "1"),
            *("--no-disprove", "--seconds", "300", "--trace", "trace.jsonl"),
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield process
    process.kill()
    process.wait()


def test_an_interrupted_search_goes_on(
    prover: Prover,
    fermat: subprocess.Popen[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trace = tmp_path / "trace.jsonl"
    deadline = time.monotonic() + 100
    while not trace.exists() or len(trace.read_text().splitlines()) < 3:
        assert time.monotonic() < deadline, "the search wrote no trace"
        assert fermat.poll() is None, fermat.communicate()
        time.sleep(0.1)
    os.killpg(fermat.pid, signal.SIGINT)  # as a terminal does: helpers get it too
    out, err = fermat.communicate(timeout=60)
    assert fermat.returncode == 130, (out, err)
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "prover solve fermat.lean --resume trace.jsonl" in err

    def tactics() -> int:
        return sum(
            len(json.loads(line).get("outcomes", ())) for line in trace.read_text().splitlines()
        )

    before = tactics()
    monkeypatch.chdir(tmp_path)
    ran = prover(
        *("solve", "fermat.lean", "--json", "--workers", "1", "--no-disprove", "--seconds", "4"),
        *("--resume", "trace.jsonl"),
    )
    assert ran.code == 1, ran.err
    answer = json.loads(ran.out)
    assert answer["verdict"] in ("timeout", "exhausted")
    assert answer["stats"]["tactics"] >= before > 0
