"""The library's build: order, errors, and the audit of what was compiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.lean import EmbeddedLean
from prover.lean.embedded.library import build_library
from prover.lean.embedded.modules import module_imports, module_sources
from prover.lean.errors import ProvisionError

HEAD = "module\npublic import Init\n@[expose] public section\n"
ROOT = "module\npublic import Olympiad.First\npublic import Olympiad.Second\n"
SECOND = "module\npublic import Olympiad.First\n@[expose] public section\n"


def write(folder: Path, first: str, second: str = "theorem two : one = 1 := rfl") -> Path:
    (folder / "Olympiad").mkdir(parents=True)
    (folder / "Olympiad.lean").write_text(ROOT)
    (folder / "Olympiad" / "First.lean").write_text(f"{HEAD}{first}\n")
    (folder / "Olympiad" / "Second.lean").write_text(f"{SECOND}{second}\n")
    return folder


def quiet(stage: str, done: float, total: float) -> None:
    """No progress."""


def test_the_librarys_own_modules_import_one_another_in_order() -> None:
    sources = module_sources()
    imports = module_imports(sources)
    root = imports["Olympiad"]
    assert len(sources) > 1
    assert root | {"Olympiad"} <= sources.keys()


def test_a_missing_module_and_a_ring_are_told() -> None:
    with pytest.raises(ProvisionError, match=r"Olympiad\.None, which does not exist"):
        module_imports({"Olympiad": "module\npublic import Olympiad.None\n"})
    ring = {
        "Olympiad.A": "import Olympiad.B",
        "Olympiad.B": "public meta import Olympiad.A",
    }
    with pytest.raises(ProvisionError, match="import one another"):
        module_imports(ring)


def test_a_sound_library_is_compiled_whole(lean_toolchain: EmbeddedLean, tmp_path: Path) -> None:
    source = write(tmp_path / "src", "def one : Nat := 1")
    build_library(lean_toolchain, tmp_path / "out", quiet, source)
    compiled = {path.name for path in (tmp_path / "out").rglob("*.olean")}
    assert compiled == {"Olympiad.olean", "First.olean", "Second.olean"}


@pytest.mark.parametrize(
    ("first", "second", "complaint"),
    [
        ("def one : Nat := 1", "theorem two : one = 2 := rfl", "Second does not compile"),
        (
            "def one : Nat := 1",
            "theorem two : one = 2 := sorry",
            "not sound: two .* rests on sorryAx",
        ),
        (
            "def one : Nat := 1",
            "axiom two : one = 2",
            "not sound: two of /out/Olympiad/Second is an axiom",
        ),
        (
            "def one : Nat := 1",
            "theorem two : one = 1 := by native_decide",
            "not sound",
        ),
    ],
)
def test_an_unsound_library_is_refused(
    lean_toolchain: EmbeddedLean, tmp_path: Path, first: str, second: str, complaint: str
) -> None:
    source = write(tmp_path / "src", first, second)
    with pytest.raises(ProvisionError, match=complaint):
        build_library(lean_toolchain, tmp_path / "out", quiet, source)
    assert not (tmp_path / "out").exists()
