"""What goes wrong with a verifier on disk."""

from __future__ import annotations

from prover.models.errors import ModelError


class VerifierError(ModelError):
    """A folder that holds no verifier. One line: what is wrong, where."""
