"""What goes wrong when texts are continued."""

from __future__ import annotations


class DecodeError(ValueError):
    """A request that cannot be served: what is wrong with it, and what would fit."""
