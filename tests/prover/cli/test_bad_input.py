"""Every bad input gets one clear line and exit code 2."""

from __future__ import annotations

import errno
import importlib
import os
from pathlib import Path

import pytest

from problems import Verdict
from prover.solution import Solution, WrittenProof
from tests.prover.cli.conftest import Prover

PROBLEM = "imo_1964_p1b"
FILES = {
    "empty.lean": b"",
    "blank.lean": b"\n  \n-- only a remark\n",
    "latin.lean": b"theorem caf\xe9 : 1 = 1 := by sorry",
    "nul.lean": b"theorem t : 1 = 1 \0 := by sorry",
    "open_comment.lean": b"theorem t : 1 = 1 /- := by sorry",
    "bracket.lean": b"theorem t (n : Nat : n = n := by sorry",
    "proved.lean": b"theorem t : 1 = 1 := rfl",
    "definition.lean": b"def x := 1",
    "several.lean": b"theorem a : 1 = 1 := sorry\ntheorem b : 2 = 2 := sorry",
    "statement.pdf": b"theorem t : 1 = 1 := sorry",
    "bad.toml": b"category = ",
    "bad.jsonl": b'{"name": 3}\n',
    "odd.txt": b"a name and nothing else\n",
    "geometry.txt": b"p\na b c = trangle a b c ? cong a b a c\n",
    "proof.json": b'{"format": "something else"}',
    "exists.jsonl": b"{}\n",
}


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYPATIA_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("solve", "Missing argument"),
        ("solve no_such_problem", "no_such_problem"),
        ("solve imo_1964_p1", "did you mean imo_1964_p1"),
        ("solve no/such.lean", "no such file"),
        ("solve .", "directory"),
        ("solve empty.lean", "empty"),
        ("solve blank.lean", "empty"),
        ("solve latin.lean", "UTF-8"),
        ("solve nul.lean", "NUL"),
        ("solve open_comment.lean", "never closed"),
        ("solve bracket.lean", "never closed"),
        ("solve proved.lean", "no open theorem"),
        ("solve several.lean", "--theorem"),
        ("solve several.lean --theorem c", "no problem called 'c'"),
        ("solve statement.pdf", "unknown kind of file"),
        ("solve bad.toml", "not TOML"),
        ("solve bad.jsonl", "bad.jsonl"),
        ("solve odd.txt", "odd.txt"),
        ("solve geometry.txt", "trangle"),
        ("solve -", "empty"),
        (f"solve {PROBLEM} --seconds soon", "--seconds"),
        (f"solve {PROBLEM} --seconds 0", "no positive number"),
        (f"solve {PROBLEM} --timeout nan", "no positive number"),
        (f"solve {PROBLEM} --workers 0", "--workers"),
        (f"solve {PROBLEM} --nodes -1", "--nodes"),
        (f"solve {PROBLEM} --algorithm luck", "luck"),
        (f"solve {PROBLEM} --quickly", "--quickly"),
        (f"solve {PROBLEM} another", "another"),
        (f"solve {PROBLEM} --resume none.jsonl", "no such file"),
        (f"solve {PROBLEM} --trace exists.jsonl", "--resume"),
        (f"solve {PROBLEM} --trace a.jsonl --resume exists.jsonl", "--trace"),
        (f"solve {PROBLEM} --output none/proof.lean", "no folder"),
        (f"solve {PROBLEM} --output .", "directory"),
        (f"solve {PROBLEM} --tree tree.svg", "JSON"),
        (f"solve {PROBLEM} --lean-project none", "no such folder"),
        ("solve imo_2004_p1 --trace a.jsonl", "geometry"),
        ("solve imo_2004_p1 --lean none/a.lean", "no folder"),
        (f"solve {PROBLEM} --lean a.lean", "--output"),
        ("check", "Missing argument"),
        ("check none.lean", "no such file"),
        ("check .", "directory"),
        ("check empty.lean", "empty"),
        ("check latin.lean", "UTF-8"),
        ("check definition.lean", "no theorem"),
        ("check proved.lean --theorem u", "no theorem u"),
        ("eval no_such_set", "the sets are"),
        ("eval olympiad --output none/run", "no folder"),
        ("eval", "--verify RUN"),
        ("eval olympiad --verify x", "one of the three"),
        ("eval --verify none", "no folder of a run"),
        ("eval --compare none none", "no folder of a run"),
        ("eval olympiad --parallel 0", "--parallel"),
        ("problems list --set nothing", "the sets are"),
        ("problems list --category poetry", "algebra"),
        ("problems show nothing", "nothing"),
        ("geometry draw nothing", "nothing"),
        (f"geometry draw {PROBLEM}", "geometry"),
        ("geometry draw geometry.txt", "trangle"),
        ("geometry draw imo_2004_p1 -o figure.gif", ".svg or .png"),
        ("geometry check none.json", "no such file"),
        ("geometry check latin.lean", "UTF-8"),
        ("geometry check proof.json", "not a proof file"),
        ("lean repair", "repair"),
        ("prove", "prove"),
    ],
)
def test_one_line(prover: Prover, arguments: str, said: str) -> None:
    assert said in prover(*arguments.split()).complaint()


def test_hostile_names_stay_on_one_line(prover: Prover) -> None:
    complaint = prover("solve", "a\nb\x1b[31m\u2028c").complaint()
    assert complaint.isprintable()


def test_a_full_disk_is_told(prover: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Solution(
        PROBLEM, Verdict.PROVED, 1.0, WrittenProof("theorem …", "…", None), None, {}, ""
    )
    monkeypatch.setattr("prover.cli.solve.solve_lean", lambda *_, **__: answer)
    ran = prover("solve", PROBLEM, "--json", "--output", "/dev/full")
    assert "the disk is full" in ran.complaint()


def test_a_full_disk_while_lean_is_fetched(prover: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    # the function `provision` hides its module of the same name from attribute access
    module = importlib.import_module("prover.lean.embedded.provision")
    monkeypatch.setattr(module, "download", fetch)
    assert "is full" in prover("solve", PROBLEM).complaint()


def test_no_network_on_first_use(prover: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert "network" in prover("solve", PROBLEM).complaint()


def test_a_cache_that_cannot_be_made(prover: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYPATIA_CACHE", "/dev/null/hypatia")
    assert "/dev/null/hypatia" in prover("solve", PROBLEM).complaint()


def test_a_fault_of_ours_is_told_too(prover: Prover, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise KeyError("lost\nsomething")

    monkeypatch.setattr("prover.cli.solve.solve_lean", fault)
    ran = prover("solve", PROBLEM)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "internal fault, KeyError" in ran.err
