"""Geometry problems in Hypatia: through the engine, replayed anew, and on to Lean.

`attempt` answers in the form that Lean problems are answered in, `replay_anew` checks a written proof,
`lean` writes a proof as a Lean theorem.
"""

from __future__ import annotations

from prover.geometry.attempt import attempt_geometry, geometry_answer, proof_file, solve_geometry
from prover.geometry.replay_anew import replay_anew

__all__ = ["attempt_geometry", "geometry_answer", "proof_file", "replay_anew", "solve_geometry"]
