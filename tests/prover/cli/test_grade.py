"""`prover grade`: the best solution first, errors told with what refutes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.prover.cli.conftest import Prover

WORDS = "Solve 4x + 7 = 31."


def _write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_best_solution_comes_first(prover: Prover, tmp_path: Path) -> None:
    wrong = _write(tmp_path, "wrong", "So $4x = 24$. Hence $x = 8$.")
    right = _write(tmp_path, "right", "So $4x = 24$. Hence $x = 6$.")
    ran = prover("grade", WORDS, wrong, right)
    assert ran.code == 0
    first, second = ran.out.strip().split("\n\n")
    assert first.startswith(f"{right}: 0.9") and "refuted" not in first
    assert "refuted   Hence $x = 8$.   [not for x = 6]" in second
    assert prover("grade", WORDS, wrong).code == 1


def test_json_names_the_first_error(prover: Prover, tmp_path: Path) -> None:
    wrong = _write(tmp_path, "wrong", "So $4x = 24$. Hence $x = 8$.")
    ran = prover("grade", WORDS, wrong, "--json")
    (graded,) = json.loads(ran.out)
    assert graded["first_error"] == 1
    assert graded["steps"][1]["fails"] == "x = 6"


@pytest.mark.parametrize(("content", "said"), [(b"", "empty"), (b"\xff", "UTF-8")])
def test_bad_solutions(prover: Prover, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "solution"
    path.write_bytes(content)
    ran = prover("grade", WORDS, str(path))
    assert ran.code == 2 and said in ran.err and ran.err.count("\n") == 1
    assert prover("grade", WORDS, str(tmp_path / "nothing")).code == 2
