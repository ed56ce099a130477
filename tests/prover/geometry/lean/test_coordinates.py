"""Small problems as polynomial identities, without the engine."""

from __future__ import annotations

import pytest

from geometry import Solution, parse
from prover.geometry.lean import ExportError, certify_identity, in_coordinates
from prover.lean import LeanPool
from tests.prover.geometry.lean.made import solved


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("name", ["midline", "stewart"])
async def test_lean_finds_the_identity(name: str, geometry_pool: LeanPool) -> None:
    certified = await certify_identity(geometry_pool, solved(name))
    assert certified.certificate is not None, certified.reason


@pytest.mark.asyncio(loop_scope="session")
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
