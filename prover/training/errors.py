"""What goes wrong in a stage of training."""

from __future__ import annotations


class TrainingError(Exception):
    """A stage that cannot go on: what is missing or wrong, in one line."""
