"""The engine's proofs are accepted by Lean; changed ones are not."""

from __future__ import annotations

import re

import pytest

from geometry import SolveConfig, parse, solve
from geometry.language import Fact
from prover.geometry.lean import certify, export, lean_proof
from prover.geometry.lean.statement import lean_statement
from prover.lean import Certificate, LeanPool, Rejection, check
from tests.prover.geometry.lean.made import TEXTS, solved

NEEDS_A_POINT = (
    "c a b = r_triangle c a b; d = foot d c a b; x = on_line x c d; k = on_line k a x, "
    "on_circle k b c; l = on_line l b x, on_circle l a c; m = on_line m a l, on_line m b k ? "
    "cong m k m l"
)
"""IMO 2012, problem 5, as the language puts it."""

pytestmark = pytest.mark.asyncio(loop_scope="session")


QUICK = ("feet", "midline", "power", "tangent_chord")


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=() if n in QUICK else pytest.mark.slow) for n in TEXTS]
)
async def test_lean_accepts_the_engines_proof(name: str, geometry_pool: LeanPool) -> None:
    solution = solved(name)
    certified = await certify(geometry_pool, solution)
    assert certified.certificate is not None, certified.reason
    assert certified.proof is not None
    assert set(certified.certificate.axioms) <= {"propext", "Classical.choice", "Quot.sound"}
    assert certified.certificate.theorem.endswith(name)


async def test_an_auxiliary_point_is_proved_to_exist(geometry_pool: LeanPool) -> None:
    """The theorem speaks of the problem's points alone; its proof obtains the other one."""
    solution = solve(parse(NEEDS_A_POINT, "altitude"), SolveConfig(deadline_s=60.0))
    assert solution.proof is not None
    assert solution.proof.auxiliary
    certified = await certify(geometry_pool, solution)
    assert certified.certificate is not None, certified.reason
    assert certified.proof is not None
    statement = certified.proof.statement.declaration
    head = statement.partition("Point)")[0]
    assert all(point.name not in head.split() for point in solution.proof.auxiliary)
    assert "obtain" in certified.proof.body


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r"Dir\.scale \(?-?\d+\)?", "Dir.scale 7"),
        (r"\bgiven_1\b", "given_2"),
        (r"exact .+", "exact given_1"),
        (r"have step_(\d+) : (\w+) (\w+) (\w+)", r"have step_\1 : \2 \4 \4"),
    ],
)
async def test_a_changed_proof_is_rejected(pattern: str, new: str, geometry_pool: LeanPool) -> None:
    proof = lean_proof(solved("feet"))
    body, count = re.subn(pattern, new, proof.body, count=1)
    assert count == 1
    assert isinstance(await check(geometry_pool, proof.statement, body), Rejection)


async def test_a_proof_is_of_its_own_statement(geometry_pool: LeanPool) -> None:
    """The same proof does not prove a false goal, nor the goal without the triangle's condition."""
    solution = solved("thales")
    proof = lean_proof(solution)
    wrong = lean_statement(
        solution.problem, [Fact(solution.problem.goals[0].predicate, tuple("abbc"))]
    )
    assert isinstance(await check(geometry_pool, wrong, proof.body), Rejection)
    assert isinstance(await check(geometry_pool, proof.statement, proof.body), Certificate)


async def test_conditions_are_needed(geometry_pool: LeanPool) -> None:
    """Without what was assumed the proof fails: an assumption is not there for show."""
    proof = lean_proof(solved("tangent_chord"))
    assumed = [*proof.apart, *proof.extra]
    assert assumed
    bare = lean_statement(solved("tangent_chord").problem, solved("tangent_chord").problem.goals)
    assert isinstance(await check(geometry_pool, bare, proof.body), Rejection)


async def test_export_is_repeatable() -> None:
    solution = solved("orthocentre")
    assert solution.proof is not None
    first, second = (export(solution.problem, solution.proof) for _ in range(2))
    assert first == second
