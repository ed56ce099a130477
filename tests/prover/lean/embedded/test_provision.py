"""Provisioning under accidents: nothing half-made is left, and one line says what was wrong."""

from __future__ import annotations

import base64
import errno
import hashlib
import importlib
import io
import subprocess
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from filelock import FileLock

from prover.lean import EmbeddedLean, ProvisionError, is_provisioned, provision
from prover.lean.embedded import download as download_module
from prover.lean.embedded.download import download, tarball_address
from prover.lean.embedded.javascript import TEXT_PATCHES, TextPatch, patch_javascript

provision_module = importlib.import_module("prover.lean.embedded.provision")
PAYLOAD = bytes(range(256)) * 20_000


def _quiet(stage: str, done: float, total: float) -> None:
    """No progress is shown."""


def _integrity(data: bytes) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()


class Shelf(BaseHTTPRequestHandler):
    """Serves PAYLOAD; the first answer breaks off in the middle."""

    breaks = 1
    ranges: list[str | None] = []  # noqa: RUF012 - the class is the server's state

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        Shelf.ranges.append(asked)
        start = int(asked.split("=")[1].rstrip("-")) if asked else 0
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(PAYLOAD) - start))
        self.end_headers()
        if Shelf.breaks:
            Shelf.breaks -= 1
            self.wfile.write(PAYLOAD[start : start + 2_500_000])
            self.close_connection = True
            return
        self.wfile.write(PAYLOAD[start:])

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    Shelf.breaks, Shelf.ranges = 1, []
    server = HTTPServer(("127.0.0.1", 0), Shelf)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    address = f"http://127.0.0.1:{server.server_port}/lean.tgz"
    monkeypatch.setattr(download_module, "tarball_address", lambda: address)
    monkeypatch.setattr(download_module, "INTEGRITY", _integrity(PAYLOAD))
    yield address
    server.shutdown()
    server.server_close()


def test_an_interrupted_download_goes_on(shelf: str, tmp_path: Path) -> None:
    target = tmp_path / "lean.tgz"
    download(target, _quiet)
    assert target.read_bytes() == PAYLOAD
    first, second = Shelf.ranges
    assert first is None
    assert second is not None
    assert int(second.split("=")[1].rstrip("-")) > 0
    assert [path.name for path in tmp_path.iterdir()] == ["lean.tgz"]


def test_a_wrong_hash_is_deleted(
    shelf: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download_module, "INTEGRITY", _integrity(b"other"))
    with pytest.raises(ProvisionError, match="wrong hash and was deleted"):
        download(tmp_path / "lean.tgz", _quiet)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_fetched_again(shelf: str, tmp_path: Path) -> None:
    (tmp_path / "lean.tgz").write_bytes(PAYLOAD)
    download(tmp_path / "lean.tgz", _quiet)
    assert Shelf.ranges == []


def test_no_network_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_registry(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, "", "npm error code ENOTFOUND\nnpm error more")

    monkeypatch.setattr(download_module.subprocess, "run", no_registry)
    with pytest.raises(ProvisionError, match="needs the network once") as caught:
        tarball_address()
    assert "ENOTFOUND" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_other_bytes_at_the_registry_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def registry(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 0, '{"integrity": "sha512-x", "tarball": "y"}', "")

    monkeypatch.setattr(download_module.subprocess, "run", registry)
    with pytest.raises(ProvisionError, match="other bytes"):
        tarball_address()


def test_a_full_disk_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(download_module, "tarball_address", lambda: "http://127.0.0.1:9/x")
    monkeypatch.setattr("prover.download.stream", full)
    with pytest.raises(ProvisionError, match="is full: Lean needs"):
        provision(cache=tmp_path)
    assert not is_provisioned(tmp_path)


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ProvisionError, match="cannot be kept in"):
        provision(cache=tmp_path / "file" / "cache")


def _package(folder: Path) -> bytes:
    """A package of the right form whose JavaScript is not the one the patches know."""
    library = io.BytesIO()
    with tarfile.open(fileobj=library, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("Init.olean"), io.BytesIO())
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in {
            "package/lean.js": b"console.log('another Lean')",
            "package/lean.wasm": b"\0asm\1\0\0\0",
            "package/lean-lib.tar.gz": library.getvalue(),
        }.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def test_a_changed_upstream_leaves_nothing_half_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = _package(tmp_path)
    monkeypatch.setattr(provision_module, "download", lambda target, _: target.write_bytes(data))
    with pytest.raises(ProvisionError, match="patch 'unused-symbols'"):
        provision(cache=tmp_path)
    assert not is_provisioned(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


@pytest.mark.parametrize("patch", TEXT_PATCHES, ids=lambda patch: patch.name)
def test_each_patch_is_named_when_it_does_not_fit(patch: TextPatch) -> None:
    assert patch.why
    assert patch.apply(f"a{patch.find}b") == f"a{patch.replace}b"
    for source in ("nothing here", patch.find * 2):
        with pytest.raises(ProvisionError, match=f"patch '{patch.name}'"):
            patch.apply(source)


def test_a_file_without_the_known_places_is_refused() -> None:
    with pytest.raises(ProvisionError):
        patch_javascript("function assignWasmExports(wasmExports){}")


def test_two_at_once_wait_for_one_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """While one holds the lock the other does nothing; then it finds the work done."""
    built: list[str] = []

    def build_home(root: Path, home: Path, progress: object) -> None:
        built.append("home")
        (home / "code").mkdir(parents=True)

    def build_driver(lean: EmbeddedLean) -> None:
        built.append("driver")
        lean.code.parent.mkdir(parents=True, exist_ok=True)
        lean.code.write_bytes(b"")

    monkeypatch.setattr(provision_module, "_build_home", build_home)
    monkeypatch.setattr(provision_module, "_build_driver", build_driver)
    runs = [threading.Thread(target=provision, kwargs={"cache": tmp_path}) for _ in range(3)]
    with FileLock(tmp_path / "lean.lock"):
        for run in runs:
            run.start()
        runs[0].join(0.3)
        assert built == []
    for run in runs:
        run.join(10)
    assert built == ["home", "driver"]
