"""What can go wrong between Hypatia and a Lean process; one family, one line each."""

from __future__ import annotations


class LeanError(Exception):
    """Base of the family. The message is one line: what was wrong, where, what to try."""


class ProvisionError(LeanError):
    """Lean could not be fetched, unpacked, patched or compiled."""


class LeanStartError(LeanError):
    """A Lean process did not come up, or its driver did not answer."""


class LeanCrashed(LeanError):
    """A Lean process died in the middle of a request."""


class LeanTimeout(LeanError):
    """A Lean process exceeded the wall-clock limit of a request and was killed."""


class StatementError(LeanError):
    """A statement (or the text before it) does not parse, does not elaborate, or is not allowed."""
