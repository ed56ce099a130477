"""`prover train` and `prover variants` refuse what they cannot do, before any Lean is started."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prover.cli.conftest import Prover, prover

__all__ = ["prover"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--base", "/nowhere"], "holds no verifier of steps"),
        (["--model", "policy", "--base", "/nowhere"], "holds no model"),
        (["--model", "policy", "--base", "smollm2"], "prover models fetch smollm2"),
        (["--verifier"], "there is none in round 0"),
        (["--judge-set", "nowhere"], "no set called 'nowhere'"),
    ],
)
def test_options_that_name_nothing(
    prover: Prover,
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HYPATIA_CACHE", str(tmp_path / "cache"))
    assert words in prover("train", str(tmp_path / "run"), *arguments).complaint()
    assert not (tmp_path / "cache").exists()


def test_a_file_is_no_run(prover: Prover, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "is no folder" in prover("train", str(tmp_path / "file")).complaint()


def test_variants_of_what_has_none(prover: Prover) -> None:
    line = "a b c = iso_triangle a b c ? eqangle b a b c c b c a"
    assert "geometry problem" in prover("variants", line).complaint()
    assert "no such rule" in prover("variants", "imo_1964_p1b", "--rule", "turn").complaint()
    assert "did you mean" in prover("variants", "imo_1964_p1").complaint()
    assert "give --endpoint" in prover("variants", "imo_1964_p1b", "--model", "m").complaint()
