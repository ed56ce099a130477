"""What can be wrong with a Lake project: one clear line each. No Lean is started here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from prover.lean import NativeLean, ProvisionError, open_project
from prover.lean.native.lake import last_words
from tests.prover.lean.native.standin import make_project, make_toolchain, write_program

OLD_LEAN = """#!/bin/sh
if [ "$1" = --version ]; then
  echo "Lean (version 4.9.0, x86_64-unknown-linux-gnu, commit 8f9843a4a5fe, Release)"
  exit 0
fi
cat > /dev/null
echo "{driver}/Bundle.lean:7:0: error: unexpected identifier; expected command" >&2
exit 1
"""


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The programs of a toolchain, first on PATH; its Lean is not started."""
    folder = tmp_path / "bin"
    make_toolchain(folder, tmp_path / "absent")
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return folder


def fails(project: Path, cache: Path) -> str:
    with pytest.raises(ProvisionError) as caught:
        open_project(project, cache=cache)
    message = str(caught.value)
    assert "\n" not in message
    assert not list(cache.glob("native-*/driver.code"))
    return message


def test_no_lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ELAN_HOME", str(tmp_path / "elan"))
    message = fails(make_project(tmp_path / "project"), tmp_path / "cache")
    assert "no 'lake' on PATH" in message
    assert str(tmp_path / "elan") in message


def test_lake_of_elan_is_found_off_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(tmp_path / "elan" / "bin" / "lake", "#!/bin/sh\necho error: hello; exit 3\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ELAN_HOME", str(tmp_path / "elan"))
    message = fails(make_project(tmp_path / "project"), tmp_path / "cache")
    assert message.endswith("(exit 3): error: hello")


def test_no_folder(tmp_path: Path, bin_folder: Path) -> None:
    assert "is not a folder" in fails(tmp_path / "nowhere", tmp_path / "cache")


def test_no_lakefile(tmp_path: Path, bin_folder: Path) -> None:
    assert "neither lakefile.toml nor lakefile.lean" in fails(tmp_path, tmp_path / "cache")


def test_a_broken_project(tmp_path: Path, bin_folder: Path) -> None:
    project = make_project(tmp_path / "project")
    (project / "lakefile.toml").write_text("name = \n")
    message = fails(project, tmp_path / "cache")
    assert str(project) in message
    assert "error: lakefile.toml: Invalid value" in message


def test_a_toolchain_without_lean(tmp_path: Path, bin_folder: Path) -> None:
    (bin_folder / "lean").unlink()
    message = fails(make_project(tmp_path / "project"), tmp_path / "cache")
    assert "reinstall the project's toolchain" in message


def test_a_lean_that_does_not_start(tmp_path: Path, bin_folder: Path) -> None:
    write_program(
        bin_folder / "lean", "#!/bin/sh\necho 'error: toolchain not installed' >&2\nexit 1\n"
    )
    message = fails(make_project(tmp_path / "project"), tmp_path / "cache")
    assert "--version fails: error: toolchain not installed" in message


def test_a_lean_that_does_not_take_the_driver(tmp_path: Path, bin_folder: Path) -> None:
    write_program(bin_folder / "lean", OLD_LEAN)
    message = fails(make_project(tmp_path / "project"), tmp_path / "cache")
    assert "does not compile under Lean (version 4.9.0" in message
    assert "expected command" in message
    assert not list((tmp_path / "cache").glob("native-build-*"))


def test_a_cache_that_cannot_be_made(tmp_path: Path, bin_folder: Path) -> None:
    write_program(bin_folder / "lean", OLD_LEAN)
    (tmp_path / "file").write_text("")
    assert "cannot be kept in" in fails(make_project(tmp_path / "project"), tmp_path / "file")


def test_last_words_prefer_errors() -> None:
    assert last_words("error: a\nbuild failed\n") == "error: a"
    assert last_words("one\n\n two \n", 2) == "one; two"
    assert last_words("\n") == "no output"


def run_limited(program: str, memory_mb: int, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run a Python program as if it were Lean, in the memory that a driver would get."""
    lean = NativeLean(tmp_path, Path(sys.executable), "", tmp_path / "code", {})
    launch = lean.driver(memory_mb)
    return subprocess.run(
        [sys.executable, "-c", program],
        preexec_fn=launch.before_exec,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_memory_beyond_the_limit_is_refused_by_the_system(tmp_path: Path) -> None:
    program = "block = bytearray({} << 20)"
    assert run_limited(program.format(100), 256, tmp_path).returncode == 0
    assert "MemoryError" in run_limited(program.format(1500), 256, tmp_path).stderr


def test_files_mapped_read_only_do_not_count(tmp_path: Path) -> None:
    large = tmp_path / "large.olean"
    with large.open("wb") as file:
        file.truncate(4 << 30)  # sparse: takes no room
    program = (
        f"import mmap; file = open({str(large)!r}, 'rb');"
        "print(len(mmap.mmap(file.fileno(), 0, mmap.MAP_PRIVATE, mmap.PROT_READ)))"
    )
    assert run_limited(program, 256, tmp_path).stdout.strip() == str(4 << 30)
