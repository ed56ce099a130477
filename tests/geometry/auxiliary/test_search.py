"""Auxiliary points: found, defined in the language, minimal; and as a search environment."""

from __future__ import annotations

import time

import pytest

from geometry.auxiliary import (
    AuxiliarySearch,
    ConstructionEnvironment,
    IncidencePolicy,
    SearchConfig,
    points,
)
from geometry.engine import Closure, _core
from geometry.figure import Figure, build, holds
from geometry.language import hypotheses, parse
from geometry.proof import AuxiliaryPoint
from geometry.proof.extension import extended
from geometry.proving import SolveConfig, solve
from problems.verdict import Verdict
from search.protocols import Environment, OutcomeKind, Policy

NEEDS_A_POINT = (
    "c a b = r_triangle c a b; d = foot d c a b; x = on_line x c d; k = on_line k a x, "
    "on_circle k b c; l = on_line l b x, on_circle l a c; m = on_line m a l, on_line m b k ? "
    "cong m k m l"
)
BUTTERFLY = (
    "a b = segment a b; o = on_bline o a b; m = midpoint m a b; c = on_circle c o a; "
    "d = on_line d c m, on_circle d o a; e = on_circle e o a; f = on_line f e m, on_circle f o a; "
    "x = on_line x c f, on_line x a b; y = on_line y d e, on_line y a b ? cong m x m y"
)


def test_a_point_is_found_and_the_proof_replayed() -> None:
    solution = solve(NEEDS_A_POINT, SolveConfig(deadline_s=30.0))
    assert solution.verdict is Verdict.PROVED, solution.reason
    assert solution.proof is not None
    assert 1 <= len(solution.proof.auxiliary) <= 2
    assert solution.replayed_in >= 1
    assert solution.closures > 0


def test_without_auxiliary_points_it_saturates() -> None:
    solution = solve(NEEDS_A_POINT, SolveConfig(deadline_s=30.0, auxiliary=False))
    assert solution.verdict is Verdict.EXHAUSTED
    assert "saturated" in solution.reason
    assert solution.derived > 10
    assert solution.findings
    assert all(holds(f, solution.figure) for f in solution.findings if solution.figure)
    assert not set(solution.findings) & set(hypotheses(solution.problem))


def test_butterfly() -> None:
    assert solve(BUTTERFLY, SolveConfig(deadline_s=30.0)).verdict is Verdict.PROVED


def test_the_search_stops_in_time() -> None:
    problem = parse(
        "a b c d e = pentagon a b c d e; f = on_line f a c, on_line f b d ? cong a b a f"
    )
    figure = build(problem)[0]
    closure = Closure(figure, hypotheses(problem))
    closure.saturate([], 5.0)
    search = AuxiliarySearch(closure, problem.goals, SearchConfig())
    began = time.monotonic()
    assert search.run(1.0, lambda path: True) is None
    assert time.monotonic() - began < 3.0
    assert search.report.closures > 0


def test_every_kind_of_candidate_is_a_clause_of_the_language_and_true() -> None:
    problem = parse(
        "a b c = triangle; o = circle o a b c; h = orthocenter h a b c; d = foot d a b c; "
        "e = foot e b c a; m = midpoint m b c; p = on_circle p o a ? cong o a o b"
    )
    figure = build(problem)[0]
    closure = Closure(figure, hypotheses(problem))
    closure.saturate([], 5.0)
    found = _core.find_candidates(closure.core, 20000, 3, 0)
    by_kind = {}
    for candidate in found:
        by_kind.setdefault(candidate.kind, []).append(candidate)
    assert len(by_kind) >= 15
    for candidates in by_kind.values():
        for candidate in candidates[:6]:
            (point,) = points([candidate], closure.names)
            whole = extended(problem, [point])
            both = Figure({**figure.coordinates, point.name: point.position})
            for fact in set(hypotheses(whole)) - set(hypotheses(problem)):
                assert holds(fact, both, 1e-7), (point.clause, fact)


def test_false_in_the_figure() -> None:
    solution = solve("a b c = triangle ? cong a b a c", SolveConfig(deadline_s=5.0))
    assert solution.verdict is Verdict.DISPROVED
    assert "cong a b a c" in solution.reason


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "a b c = ieq_triangle; d = foot d a b c ? aconst b a a d = ?; rconst a d a b = ?",
            ({"1/6", "5/6"}, {"3/4"}),  # the square of the ratio, which is no rational
        ),
        (
            "a b c = triangle; d = midpoint d b c; e = midpoint e c a; g = on_line g a d, "
            "on_line g b e ? rconst a g g d = ?",
            ({"2"},),
        ),
        ("a b = lconst a b 3; c = lconst c a 4, on_tline c a a b ? lconst b c = ?", ({"5", "25"},)),
    ],
)
def test_values_are_computed(text: str, values: tuple[set[str], ...]) -> None:
    solution = solve(text, SolveConfig(deadline_s=20.0))
    assert solution.verdict is Verdict.PROVED, solution.reason
    assert solution.proof is not None
    found = [str(g.value) for g in solution.proof.goals]
    assert all(v in allowed for v, allowed in zip(found, values, strict=True)), found


@pytest.fixture
def environment() -> ConstructionEnvironment:
    problem = parse(NEEDS_A_POINT)
    return ConstructionEnvironment(problem, build(problem)[0])


async def test_environment(environment: ConstructionEnvironment) -> None:
    typed: Environment = environment  # the protocol holds structurally
    root = await typed.root()
    good = "z = on_line z c d, on_circum z c a b"
    outcomes = await typed.step(
        root, ["z = midpoint z a nowhere", "z = midpoint z a m", good, good]
    )
    assert [o.kind for o in outcomes] == [
        OutcomeKind.ERROR,
        OutcomeKind.SUBGOALS,
        OutcomeKind.CLOSED,
        OutcomeKind.SKIPPED,
    ]
    assert "nowhere" in outcomes[0].message
    (state,) = outcomes[1].subgoals
    assert "z = midpoint z a m" in typed.render(state)
    assert typed.key(state) != typed.key(root)
    (proof,) = environment.proofs.values()
    assert [p.clause for p in proof.auxiliary] == [good]


async def test_policy_grows_by_prefixes(environment: ConstructionEnvironment) -> None:
    policy: Policy = IncidencePolicy(environment)
    root = await environment.root()
    few, many = (await policy.propose([root], 5))[0], (await policy.propose([root], 20))[0]
    assert [p.action for p in few] == [p.action for p in many[:5]]
    assert len({p.action for p in many}) == 20
    assert all(p.log_prob <= 0 for p in many)


def test_extension_reads_the_clause_as_the_language_does() -> None:
    problem = parse(NEEDS_A_POINT)
    point = AuxiliaryPoint("z", "z = midpoint z a b", 0j)
    assert len(hypotheses(extended(problem, [point]))) == len(hypotheses(problem)) + 1
