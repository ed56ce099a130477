"""From whatever went wrong to one line for a person. No command shows a traceback."""

from __future__ import annotations

import errno
import os
import sys
import traceback

PROVED, NOT_PROVED, BAD_INPUT = 0, 1, 2
"""The exit codes of every command; a signal adds its number to 128, as shells do."""

_OWN_PACKAGES = frozenset({"prover", "problems", "search", "geometry", "kernels"})
_DEBUG = "HYPATIA_DEBUG"


class BadInput(Exception):
    """The command cannot be carried out as given. One line: what is wrong, what to try."""


class Interrupted(Exception):
    """A signal ended the work in good order. The message says how to go on."""

    def __init__(self, signal_number: int, message: str = "") -> None:
        super().__init__(message)
        self.signal_number = signal_number


def one_line(text: str) -> str:
    """`text` with line breaks and control characters made harmless."""
    return "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split())
    )


def explain(error: BaseException) -> str:
    """What to tell a person about an exception, in one line."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if os.environ.get(_DEBUG):
        traceback.print_exception(error)
    if isinstance(error, OSError):
        return _explain_system(error)
    if isinstance(error, UnicodeDecodeError):
        return "the input is not UTF-8; save it as UTF-8"
    if isinstance(error, RecursionError):
        return "the input is nested too deeply"
    if isinstance(error, MemoryError):
        return "out of memory"
    if type(error).__module__.partition(".")[0] in _OWN_PACKAGES:
        return one_line(str(error)) or type(error).__name__
    kind = type(error).__name__
    return one_line(f"internal fault, {kind}: {error} (set {_DEBUG}=1 to see where)")


def complain(message: str) -> None:
    """The one line on standard error."""
    print(f"error: {message}", file=sys.stderr)


def _explain_system(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    if error.errno == errno.ENOSPC:
        return one_line(f"{where}the disk is full; free some space or write elsewhere")
    return one_line(f"{where}{error.strerror or error}")
