"""What goes wrong with a model on disk."""

from __future__ import annotations


class ModelError(Exception):
    """A model that cannot be fetched, found or read. One line: what is wrong, where, what to try."""
