"""What goes wrong with stored weights."""

from __future__ import annotations


class FormatError(ValueError):
    """A weight, a checkpoint or a configuration that is not what its format says."""
