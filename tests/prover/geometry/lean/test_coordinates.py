"""Small problems as polynomial identities, without the engine."""

from __future__ import annotations

import pytest

from geometry import Solution, SolveConfig, parse, solve
from prover.geometry.lean import ExportError, certify_identity, in_coordinates
from prover.lean import LeanPool
from tests.prover.geometry.lean.made import solved

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("name", ["midline", "orthocentre", "thales", "stewart"])
async def test_lean_finds_the_identity(name: str, geometry_pool: LeanPool) -> None:
    certified = await certify_identity(geometry_pool, solved(name))
    assert certified.certificate is not None, certified.reason


async def test_a_false_problem_is_not_proved(geometry_pool: LeanPool) -> None:
    text = "a b c = triangle; m = midpoint m a b ? para m c a b"
    problem = parse(text, "false")
    figure = solved("midline").figure
    certified = await certify_identity(
        geometry_pool, Solution(solved("midline").verdict, "", problem, figure)
    )
    assert certified.certificate is None


def test_angles_given_are_no_polynomials() -> None:
    with pytest.raises(ExportError, match="no polynomial"):
        in_coordinates(parse("a b c = triangle; d = angle_bisector d a b c ? coll a b d", "angles"))


async def test_what_the_engine_cannot_do(geometry_pool: LeanPool) -> None:
    """Pappus' theorem has no proof in the engine's rules; in coordinates it is one identity."""
    text = (
        "a b = segment; c = on_line c a b; d e = segment; f = on_line f d e;"
        " x = on_line x a e, on_line x b d; y = on_line y a f, on_line y c d;"
        " z = on_line z b f, on_line z c e ? coll x y z"
    )
    solution = solve(parse(text, "pappus"), SolveConfig(deadline_s=5.0, auxiliary=False))
    assert solution.proof is None
    certified = await certify_identity(geometry_pool, solution)
    assert certified.certificate is not None or "did not accept" in certified.reason
