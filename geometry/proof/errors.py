"""Errors of proofs."""

from __future__ import annotations

from geometry.language import GeometryError


class ProofError(GeometryError):
    """A closure that does not yield a proof, or a written proof that cannot be read."""


class ReplayError(GeometryError):
    """A proof that the replayer rejects. `step` is the number of the first wrong step, or -1."""

    def __init__(self, message: str, step: int = -1) -> None:
        self.step = step
        super().__init__(message if step < 0 else f"step {step + 1}: {message}")
