"""Fetching a large file whose hash is known: resumed where it stopped, checked before it counts."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import ssl
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

Progress = Callable[[str, float, float], None]
"""Called with (what is going on, done, total); the unit is up to the stage."""

_ATTEMPTS = 4
_CERTIFICATES = ("NODE_EXTRA_CA_CERTS", "PIP_CERT", "SSL_CERT_FILE")


class DownloadError(Exception):
    """A file that could not be had, or whose bytes are not the expected ones."""


def quiet(stage: str, done: float, total: float) -> None:
    """No progress is shown."""


def download(address: str, target: Path, expected: bytes, what: str, progress: Progress) -> None:
    """Fetch the file at an http(s) or file address into `target`.

    expected: its SHA-256 (32 bytes) or SHA-512 (64 bytes). what: named in progress and errors. What
    was fetched is kept beside `target` until it is complete, so that a later call goes on from there.
    Raises DownloadError when it cannot be had or its hash is wrong (then it is deleted), OSError when
    the disk is full.
    """
    partial = target.with_name(target.name + ".partial")
    for attempt in range(_ATTEMPTS):
        try:
            stream(address, partial, what, progress)
            break
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise
            if attempt == _ATTEMPTS - 1 or not isinstance(error, httpx.HTTPError):
                reason = str(error) or type(error).__name__
                raise DownloadError(f"fetching {what} failed: {reason}") from error
    if not matches(partial, expected):
        partial.unlink()
        raise DownloadError(
            f"the package fetched for {what} has a wrong hash and was deleted; try again"
        )
    partial.replace(target)


def certificates() -> ssl.SSLContext:
    """The authorities to trust: those that npm, pip or OpenSSL are told of, or the system's."""
    bundle = next((os.environ[name] for name in _CERTIFICATES if os.environ.get(name)), None)
    return ssl.create_default_context(cafile=bundle) if bundle else ssl.create_default_context()


def matches(path: Path, expected: bytes) -> bool:
    """Whether a file's SHA-256 or SHA-512, by the length of `expected`, is that."""
    digest = hashlib.sha256() if len(expected) == 32 else hashlib.sha512()
    with path.open("rb") as file:
        while block := file.read(1 << 22):
            digest.update(block)
    return digest.digest() == expected


def stream(address: str, partial: Path, what: str, progress: Progress) -> None:
    """Append what is still missing of a file to `partial`."""
    parts = urlsplit(address)
    if parts.scheme == "file":
        shutil.copyfile(unquote(parts.path), partial)
        return
    done = partial.stat().st_size if partial.exists() else 0
    headers = {"Range": f"bytes={done}-"} if done else {}
    with (
        httpx.Client(follow_redirects=True, timeout=60, verify=certificates()) as client,
        client.stream("GET", address, headers=headers) as response,
    ):
        if response.status_code == 416:
            return
        response.raise_for_status()
        if response.status_code != 206:
            done = 0
        total = done + int(response.headers.get("content-length", 0))
        with partial.open("ab" if done else "wb") as file:
            for chunk in response.iter_bytes(1 << 20):
                file.write(chunk)
                done += len(chunk)
                progress(f"fetching {what}", done, total)
