"""The one function that picks a Lean."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.lean import NativeLean, choose_toolchain, provision

pytestmark = pytest.mark.lean


def test_without_a_project_it_is_the_embedded_lean() -> None:
    assert choose_toolchain() == provision()


def test_the_driver_is_compiled_once_for_a_project(
    native: NativeLean, toolchain_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(toolchain_folder), prepend=":")
    monkeypatch.setenv("HYPATIA_CACHE", str(native.code.parents[1]))
    compiled = native.code.stat()
    stages: list[str] = []
    again = choose_toolchain(native.project, lambda stage, *_: stages.append(stage))
    assert isinstance(again, NativeLean)
    assert (again.project, again.version, again.code) == (
        native.project,
        native.version,
        native.code,
    )
    assert (again.code.stat().st_ino, again.code.stat().st_mtime_ns) == (
        compiled.st_ino,
        compiled.st_mtime_ns,
    )
    assert stages == []
