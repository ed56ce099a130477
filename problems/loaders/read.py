"""Gets text from a file or standard input, and picks the loader for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from problems.geometry_text import parse_geometry
from problems.loaders.lean_file import parse_lean
from problems.loaders.minif2f import parse_minif2f
from problems.loaders.toml_file import parse_toml
from problems.problem import Problem, ProblemError

MAX_BYTES = 32 * 1024 * 1024
"""The largest file or standard input that is read."""
PARSERS = {
    ".lean": parse_lean,
    ".toml": parse_toml,
    ".jsonl": parse_minif2f,
    ".txt": parse_geometry,
}
"""The loader of each file suffix."""


def read_file(path: Path) -> list[Problem]:
    """The problems of a file, by its suffix; raises `ProblemError` with the file's name."""
    parser = PARSERS.get(path.suffix.lower())
    if path.is_dir():
        raise ProblemError(f"{path}: a directory; give one of the files in it")
    if not path.exists():
        raise ProblemError(f"{path}: no such file; check the path")
    if parser is None:
        raise ProblemError(f"{path}: unknown kind of file; give one of {', '.join(PARSERS)}")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ProblemError(f"{path}: cannot be read: {error.strerror}; check its rights") from None
    return parser(_decode(data, str(path)), str(path))


def read_stdin(stream: BinaryIO | None = None) -> list[Problem]:
    """The problems of standard input: Lean, miniF2F JSON lines or geometry, told by their look."""
    data = (stream or sys.stdin.buffer).read(MAX_BYTES + 1)
    origin = "standard input"
    text = _decode(data, origin)
    if not text.strip():
        raise ProblemError(f"{origin}: empty; give a Lean statement such as `theorem t : 1 = 1`")
    if text.lstrip().startswith('{"'):
        return parse_minif2f(text, origin)
    if looks_like_geometry(text):
        return parse_geometry(text, origin)
    return parse_lean(text, origin)


def looks_like_geometry(text: str) -> bool:
    """Whether the first line with an `=` reads `points = construction points … ? goal`."""
    for line in text.splitlines():
        if "=" in line and not line.lstrip().startswith("#"):
            points = line.partition("=")[0].split()
            named = all(point.replace("_", "").replace("'", "").isalnum() for point in points)
            return bool(points) and named and " ? " in line and ":" not in line
    return False


def _decode(data: bytes, origin: str) -> str:
    """UTF-8 text with `\\n` line ends, without a byte order mark."""
    if len(data) > MAX_BYTES:
        raise ProblemError(f"{origin}: larger than {MAX_BYTES >> 20} MiB; split it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProblemError(f"{origin}, line {line}: not UTF-8; save it as UTF-8") from None
    if "\0" in text:
        raise ProblemError(f"{origin}: holds a NUL byte; give a text file")
    return text.replace("\r\n", "\n")
