"""Geometry proofs as Lean theorems.

`export` writes the theorem that a problem states and a proof of it over the library `Geometry`, one Lean
step a step of the engine's proof; `certify` has it checked in a fresh Lean process.
"""

from __future__ import annotations

from prover.geometry.lean.certify import (
    LIBRARY,
    Certified,
    certify,
    certify_identity,
    certify_steps,
    certify_with,
    lean_proof,
)
from prover.geometry.lean.coordinates import in_coordinates
from prover.geometry.lean.export import LeanProof, export
from prover.geometry.lean.writer import ExportError

__all__ = [
    "LIBRARY",
    "Certified",
    "ExportError",
    "LeanProof",
    "certify",
    "certify_identity",
    "certify_steps",
    "certify_with",
    "export",
    "in_coordinates",
    "lean_proof",
]
