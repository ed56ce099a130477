"""Files to write, looked at before any work is done: nobody wants to hear it a minute later."""

from __future__ import annotations

import os
from pathlib import Path

from prover.cli.errors import BadInput


def writable(path: Path, option: str) -> Path:
    """`path`, if a file can be written there. Raises BadInput."""
    if path.is_dir():
        raise BadInput(f"{option} {path}: a directory; name a file")
    folder = path.parent
    if not folder.is_dir():
        raise BadInput(f"{option} {path}: there is no folder {folder}; make it first")
    target = path if path.exists() else folder
    if not os.access(target, os.W_OK):
        raise BadInput(f"{option} {path}: no right to write there")
    return path


def readable(path: Path, option: str) -> Path:
    """`path`, if it is a file that can be read. Raises BadInput."""
    if not path.exists():
        raise BadInput(f"{option} {path}: no such file; check the path")
    if path.is_dir():
        raise BadInput(f"{option} {path}: a directory; name a file")
    if not os.access(path, os.R_OK):
        raise BadInput(f"{option} {path}: no right to read it")
    return path
