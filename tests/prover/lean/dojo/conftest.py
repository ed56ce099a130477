"""A Dojo that is LeanDojo's own but for the traced repository and the Lean behind it."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import lean_dojo.interaction.dojo as lean_dojo_module
import pytest
from lean_dojo import Dojo, Theorem

from tests.prover.lean.dojo import repl
from tests.prover.lean.native.standin import write_program

AND = "p q : Prop\nh : p ∧ q\n⊢ q ∧ p"
LEFT = "case left\np q : Prop\nh : p ∧ q\n⊢ q"
RIGHT = "case right\np q : Prop\nh : p ∧ q\n⊢ p"
BOTH = f"{LEFT}\n\n{RIGHT}"

RECORDING = {
    "root": AND,
    "steps": {
        AND: {
            "constructor": f"2 goals\n{BOTH}",
            "exact ⟨h.2, h.1⟩": "no goals",
            "skip": AND,
            "sleep 5": AND,
            "stumble": AND,
        },
        f"2 goals\n{BOTH}": {"exact h.2": RIGHT, "sleep 5": LEFT},
        RIGHT: {"exact h.1": "no goals"},
    },
    "errors": {"sorry": "proof contains `sorry`", "exact h": "type mismatch\n  h"},
}


class RecordedDojo(Dojo):  # type: ignore[misc]
    """Skips the search for the theorem in the traced files, which it has none of."""

    def _locate_traced_file(self, traced_repo_path: Path) -> Any:
        return SimpleNamespace(has_prelude=False)

    def _modify_file(self, traced_file: Any) -> None:
        self.modified_file = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed by __exit__
            "wt", suffix=".lean", dir=lean_dojo_module.get_traced_repo_path(self.repo, False)
        ).__enter__()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What stands for the traced repository."""
    folder = tmp_path / "traced"
    folder.mkdir()
    (folder / "Lean4Repl.lean").write_text("")
    (folder / "recording.json").write_text(json.dumps(RECORDING), encoding="utf-8")
    write_program(
        tmp_path / "bin" / "lake", f'#!/bin/sh\nexec "{sys.executable}" -IS "{repl.__file__}"\n'
    )
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    monkeypatch.setattr(lean_dojo_module, "get_traced_repo_path", lambda *_: folder)
    return folder


@pytest.fixture
def open_dojo(repository: Path) -> Callable[[], Dojo]:
    """Makes Dojos with a limit of two seconds."""
    theorem = object.__new__(Theorem)
    object.__setattr__(theorem, "repo", None)
    object.__setattr__(theorem, "file_path", Path("Toy.lean"))
    object.__setattr__(theorem, "full_name", "and_swap")
    return lambda: RecordedDojo(theorem, timeout=2)
