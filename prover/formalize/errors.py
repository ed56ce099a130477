"""What can go wrong between words and a formal statement; one line each."""

from __future__ import annotations


class FormalizeError(Exception):
    """The words cannot be put into a formal statement. One line: what is wrong, what to try."""


class TranslatorError(FormalizeError):
    """The model that translates gave no answer."""
