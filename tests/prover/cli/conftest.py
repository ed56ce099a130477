"""Running commands in this process, as the installed command runs them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from prover.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def complaint(self) -> str:
        """The one line on standard error of a command that was refused."""
        assert self.code == 2, (self.code, self.out, self.err)
        assert self.out == ""
        lines = self.err.splitlines()
        assert len(lines) == 1, lines
        assert lines[0].startswith("error: ")
        assert "Traceback" not in self.err
        assert "internal fault" not in self.err
        return lines[0]


Prover = Callable[..., Ran]


@pytest.fixture
def prover(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Prover:
    """`prover("solve", "-", stdin=b"…")`."""

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setattr(sys, "argv", ["prover", *arguments])
        code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run
