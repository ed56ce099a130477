"""Proofs: read off a closure, checked by an independent replayer, written for people.

`trace` makes a `GeometryProof` from a closure; `replay` alone decides whether it is one.
"""

from __future__ import annotations

from geometry.proof.errors import ProofError, ReplayError
from geometry.proof.proof import AuxiliaryPoint, GeometryProof, Share, Step
from geometry.proof.replayer import Replay, replay
from geometry.proof.statement import Product, Statement
from geometry.proof.traceback import trace

__all__ = [
    "AuxiliaryPoint",
    "GeometryProof",
    "Product",
    "ProofError",
    "Replay",
    "ReplayError",
    "Share",
    "Statement",
    "Step",
    "replay",
    "trace",
]
