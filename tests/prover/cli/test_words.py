"""Problems in words on the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from problems import Source
from prover.cli import words as module
from prover.cli.words import are_words
from prover.formalize import Candidate, Formalization, FormalizeConfig, read
from prover.formalize.filter import Judged
from tests.prover.cli.conftest import Prover
from tests.prover.formalize.conftest import lean

WORDS = "Prove that 1 + 1 = 2 for natural numbers."


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (WORDS, True),
        ("Solve (x/4)/2 = 4/(x/2) for non-zero x.", True),
        ("imo_1964_p1b", False),
        ("-", False),
        ("some file of mine.lean", False),
        ("a b c = iso_triangle a b c ? eqangle b a b c c b c a", False),
        ("problems.lean::name of it", False),
        ("two words", False),
    ],
)
def test_words_are_told_from_names_and_files(spec: str, expected: bool) -> None:
    assert are_words(spec) is expected


def test_an_existing_file_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "all that we know"
    path.write_text("theorem t : 1 = 1 := by sorry")
    assert not are_words(str(path))


def test_a_model_without_its_endpoint_is_refused(
    prover: Prover, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HYPATIA_ENDPOINT", raising=False)
    assert "--endpoint URL" in prover("formalize", WORDS, "--model", "tiny").complaint()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("formalize", "", "--endpoint", "http://127.0.0.1:9/v1"), "no words"),
        (("formalize", "x" * 9000, "--endpoint", "http://127.0.0.1:9/v1"), "characters"),
        (("formalize", WORDS, "--endpoint", "nonsense"), "http://"),
        (("formalize", WORDS, "--samples", "0"), "--samples"),
        (("solve", WORDS, "--endpoint", "ftp://host"), "http://"),
    ],
)
def test_bad_input(prover: Prover, arguments: tuple[str, ...], complaint: str) -> None:
    assert complaint in prover(*arguments).complaint()


def formalization(*texts: str) -> Formalization:
    groups = tuple((Judged(Candidate(lean(text), None)),) for text in texts)
    return Formalization(read(WORDS), groups, (), len(texts), 0.5)


def test_formalize_prints_statement_and_meaning(
    prover: Prover, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = formalization(": 1 + 1 = 2", ": 1 + 1 = 3")
    monkeypatch.setattr("prover.cli.formalize.translate", lambda *_: found)
    ran = prover("formalize", WORDS)
    assert ran.code == 0
    assert "theorem statement : 1 + 1 = 2 := by sorry" in ran.out
    assert "-- Show that 1 + 1 = 2." in ran.out
    assert "-- reading 2, not equivalent: theorem statement : 1 + 1 = 3" in ran.out
    told = json.loads(prover("formalize", WORDS, "--json").out)
    assert [c["meaning"] for c in told["candidates"]] == [
        "Show that 1 + 1 = 2.",
        "Show that 1 + 1 = 3.",
    ]
    assert told["confidence"] == 0.5


def test_formalize_without_a_survivor_is_exit_code_one(
    prover: Prover, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prover.cli.formalize.translate", lambda *_: formalization())
    ran = prover("formalize", WORDS)
    assert ran.code == 1
    assert "the words were not understood" in ran.out


@pytest.mark.parametrize(("reply", "asked_to_prove"), [("y\n", True), ("n\n", False)])
def test_confirm_asks_before_anything_is_proved(
    monkeypatch: pytest.MonkeyPatch,
    reply: str,
    asked_to_prove: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = formalization(": 1 + 1 = 2")

    def translated(
        words: str, endpoint: str | None, model: str | None, config: FormalizeConfig
    ) -> Formalization:
        assert words == WORDS
        return found

    monkeypatch.setattr(module, "translate", translated)
    monkeypatch.setattr("sys.stdin", io.StringIO(reply))
    taken = module.understood(WORDS, "http://h", None, 1, confirm=True)
    assert (taken is found) is asked_to_prove
    assert "Show that 1 + 1 = 2." in capsys.readouterr().err
    assert found.problem().source == Source("words")
