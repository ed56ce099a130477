"""The figures of runs and of pairs of runs."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from problems import Category
from prover.evaluate import RunError, compare, pass_at_k, solved_over_time, summarise
from prover.evaluate.seeded import SeededPolicy, seeded
from search.protocols import Proposal
from tests.prover.evaluate.made import lean_problem, run_of

PROBLEMS = [
    lean_problem("a", "1 = 1"),
    lean_problem("b", "2 = 2", Category.INEQUALITY),
    lean_problem("c", "3 = 3", Category.INEQUALITY),
]


def test_a_problem_counts_by_its_best_attempt(tmp_path: Path) -> None:
    verdicts = ["timeout", "proved", "exhausted", "proved", "timeout", "timeout"]
    run = run_of(tmp_path / "run", PROBLEMS, verdicts, attempts=2)
    summary = summarise(run.lines)
    assert (summary.total, summary.settled) == (3, 2)
    assert summary.by_verdict == {"proved": 2, "timeout": 1}
    assert summary.by_category == {"algebra": (1, 1), "inequality": (1, 2)}
    assert summary.by_difficulty == {"advanced": (2, 3)}
    assert summary.pass_at == pytest.approx((1 / 3, 2 / 3))
    # b after 2 s; a after the 1 s that failed and 4 more
    assert summary.over_time == ((2.0, 1), (5.0, 2))
    assert (summary.tactics, summary.lean_share) == (42, 0.5)


def test_pass_at_k_is_the_mean_over_all_draws() -> None:
    rows = [[{"verdict": "proved" if x else "timeout"} for x in bits] for bits in ("1001", "0100")]
    rows = [
        [{"verdict": "proved" if bit == "1" else "timeout"} for bit in bits]
        for bits in ("1001", "0100")
    ]
    for k, figure in enumerate(pass_at_k(rows), start=1):
        draws = [
            any(x["verdict"] == "proved" for x in drawn)
            for row in rows
            for drawn in combinations(row, k)
        ]
        assert figure == pytest.approx(sum(draws) / len(draws))
    assert pass_at_k([]) == () and solved_over_time([]) == ()


def test_two_runs_compared(tmp_path: Path) -> None:
    first = run_of(tmp_path / "1", PROBLEMS, ["proved", "timeout", "timeout"])
    second = run_of(tmp_path / "2", PROBLEMS, ["timeout", "proved", "proved"], seed=1)
    found = compare(first, second)
    assert (found.problems, found.first, found.second) == (3, 1, 2)
    assert (found.gains, found.losses, found.contradictions) == (("b", "c"), ("a",), ())
    assert found.interval[0] < found.difference < found.interval[1]
    assert found.p_value == 1.0
    assert found.settings == ("seed: 0 → 1",)
    assert compare(first, second) == found


def test_other_statements_are_not_compared(tmp_path: Path) -> None:
    swapped = [lean_problem("a", "1 = 2"), *PROBLEMS[1:]]
    first = run_of(tmp_path / "1", PROBLEMS, ["proved", "proved", "proved"])
    second = run_of(tmp_path / "2", swapped, ["disproved", "disproved", "proved"])
    found = compare(first, second)
    assert found.left_out == ("a",) and found.contradictions == ("b",)
    with pytest.raises(RunError, match="no problem in common"):
        compare(first, run_of(tmp_path / "3", [lean_problem("z", "1 = 1")], ["proved"]))


class _Fixed:
    async def propose(self, states: object, n: int) -> list[list[Proposal[str]]]:
        return [[Proposal(f"t{i}", -0.5 * (i + 1)) for i in range(n)]]


class _State:
    text = "⊢ True"


async def test_a_seed_shuffles_and_repeats() -> None:
    inner = _Fixed()
    assert seeded(inner, 0, 1.0) is inner  # type: ignore[arg-type]
    orders = set()
    for seed in range(1, 6):
        policy = SeededPolicy(inner, seed, 1.0)  # type: ignore[arg-type]
        (row,) = await policy.propose([_State()], 8)  # type: ignore[list-item]
        (more,) = await policy.propose([_State()], 16)  # type: ignore[list-item]
        assert {p.action: p.log_prob for p in row}.items() <= {
            p.action: p.log_prob for p in more
        }.items()
        assert [p.log_prob for p in row] == sorted((p.log_prob for p in row), reverse=True)
        assert all(p.log_prob <= 0 for p in row)
        orders.add(tuple(p.action for p in row))
    assert len(orders) > 1
