"""One stand-in toolchain and one project for all tests of the native path."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from prover.lean import NativeLean, open_project, provision
from tests.prover.lean.native.standin import make_project, make_toolchain

TOY = """module
@[expose] public section

def Toy.Swapped (p q : Prop) : Prop := q ∧ p

def Toy.swap {p q : Prop} (hp : p) (hq : q) : Toy.Swapped p q := ⟨hq, hp⟩

axiom Toy.magic : ∀ p : Prop, p

def Toy.hidden_magic (p : Prop) : p := Toy.magic p
"""
"""Proofs as exposed definitions: of theorems the embedded Lean writes the statement only."""


@pytest.fixture(scope="session")
def toolchain_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`bin` of a stand-in toolchain."""
    folder = tmp_path_factory.mktemp("toolchain") / "bin"
    make_toolchain(folder, provision().home)
    return folder


@pytest.fixture(scope="session")
def native(toolchain_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> NativeLean:
    """A built project with one module, opened from an empty cache: the driver was compiled for it."""
    root = tmp_path_factory.mktemp("native")
    project = make_project(root / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(toolchain_folder), prepend=":")
        lean = open_project(project, cache=root / "cache")
    library = project / ".lake" / "build" / "lib" / "lean"
    library.mkdir(parents=True)
    (library / "Toy.lean").write_text(TOY)
    subprocess.run(
        [str(lean.lean), "-o", str(library / "Toy.olean"), str(library / "Toy.lean")],
        cwd=project,
        env=lean.environment,
        check=True,
        timeout=120,
    )
    return lean
