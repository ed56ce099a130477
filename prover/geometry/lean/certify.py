"""Checking an exported proof in a fresh Lean process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geometry import Solution
from prover.geometry.lean.coordinates import in_coordinates
from prover.geometry.lean.export import LeanProof, export
from prover.geometry.lean.holding import true_in
from prover.geometry.lean.writer import ExportError
from prover.lean import Certificate, LeanPool, Rejection, Toolchain, check

LIBRARY = "Geometry"


@dataclass(frozen=True, slots=True)
class Certified:
    """How far a problem got in Lean.

    `proof`: None when a step could not be written, `reason` says which; `certificate`: None unless Lean
    accepted the whole proof, `reason` says why.
    """

    proof: LeanProof | None
    certificate: Certificate | None
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """The certificate's fields, and what the theorem assumes beside the problem's own words."""
        assert self.certificate is not None and self.proof is not None
        return {
            **self.certificate.as_dict(),
            "different_points": [h.text for h in self.proof.apart],
            "extra_conditions": [h.text for h in self.proof.extra],
        }


def lean_proof(solution: Solution) -> LeanProof:
    """A solution's proof in Lean; all that it assumes holds in the solution's figure.

    Raises ExportError.
    """
    assert solution.proof is not None
    return _looked_up(export(solution.problem, solution.proof), solution)


def _looked_up(written: LeanProof, solution: Solution) -> LeanProof:
    for assumption in written.assumptions:
        if solution.figure is None or not true_in(assumption, solution.figure):
            raise ExportError(f"a condition fails in the figure: {assumption.text}")
    return written


async def certify(pool: LeanPool, solution: Solution) -> Certified:
    """A solution in Lean, checked in a process of the pool that has served nobody.

    The engine's proof, step by step; where there is none or Lean does not accept it, the problem's
    polynomial identity.
    """
    first = Certified(None, None, "the engine has no proof")
    if solution.proof is not None:
        first = await certify_steps(pool, solution)
    if first.certificate is not None:
        return first
    second = await certify_identity(pool, solution)
    return first if second.certificate is None else second


async def certify_steps(pool: LeanPool, solution: Solution) -> Certified:
    """The engine's proof in Lean."""
    try:
        written = lean_proof(solution)
    except ExportError as error:
        return Certified(None, None, f"not written in Lean: {error}")
    return await _checked(pool, written, "checked by Lean")


async def certify_identity(pool: LeanPool, solution: Solution) -> Certified:
    """The solution's problem in coordinates; see `in_coordinates`."""
    try:
        written = _looked_up(in_coordinates(solution.problem), solution)
    except ExportError as error:
        return Certified(None, None, f"not written in coordinates: {error}")
    return await _checked(pool, written, "proved by Lean in coordinates")


async def _checked(pool: LeanPool, written: LeanProof, how: str) -> Certified:
    answer = await check(pool, written.statement, written.body)
    if isinstance(answer, Rejection):
        return Certified(written, None, f"Lean did not accept the proof: {answer.reason}")
    return Certified(written, answer, f"{how} in {answer.seconds:.1f} s")


async def certify_with(toolchain: Toolchain, solution: Solution) -> Certified:
    """`certify` with a pool of its own; `toolchain` must offer the library `Geometry`."""
    async with LeanPool(toolchain, 1) as pool:
        return await certify(pool, solution)
