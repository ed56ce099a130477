"""What can be wrong with a run's folder."""

from __future__ import annotations


class RunError(Exception):
    """A run cannot be read, resumed or written. One line: what is wrong, where, what to try."""
