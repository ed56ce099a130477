"""The README names every patch and every request of the driver."""

from __future__ import annotations

import re
from pathlib import Path

import prover.lean
from prover.lean.embedded.javascript import TEXT_PATCHES
from prover.lean.toolchain import DRIVER_FOLDER

README = Path(prover.lean.__file__).with_name("README.md").read_text(encoding="utf-8")


def test_every_patch_is_named() -> None:
    names = {patch.name for patch in TEXT_PATCHES}
    direct = {name for name in names if name.startswith("direct-")}
    missing = [name for name in names - direct if f"`{name}`" not in README]
    assert not missing
    assert f"`direct-*` ({len(direct)} calls)" in README


def test_every_request_is_described() -> None:
    driver = (DRIVER_FOLDER / "Driver.lean").read_text(encoding="utf-8")
    handled = re.search(r"def handle .*?\n\n", driver, re.DOTALL)
    assert handled is not None
    requests = set(re.findall(r'^  \| "(\w+)" =>', handled[0], re.MULTILINE))
    described = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert requests
    assert requests <= described
