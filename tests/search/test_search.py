"""Both algorithms against worlds whose provable states are known."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import (
    BestFirstConfig,
    MctsConfig,
    SearchStatus,
    WorkConfig,
    best_first_search,
    mcts_search,
    solve,
)
from search.protocols import Outcome, OutcomeKind
from tests.search.invariants import check
from tests.search.toys import (
    CLOSED,
    CRASH,
    ERROR,
    GraphWorld,
    Moves,
    planted,
    shortest_proofs,
    to,
    verify,
    worlds,
)

ALGORITHMS = [MctsConfig, BestFirstConfig]


@st.composite
def configs(draw: st.DrawFn) -> MctsConfig | BestFirstConfig:
    work = WorkConfig(
        chunk_actions=draw(st.integers(1, 3)),
        lookahead=draw(st.integers(0, 2)),
        first_proposals=draw(st.integers(1, 4)),
    )
    if draw(st.booleans()):
        return BestFirstConfig(work, length_exponent=draw(st.sampled_from([0.0, 0.5, 1.0])))
    return MctsConfig(work, virtual_loss=draw(st.sampled_from([0.0, 1.0, 3.0])))


@settings(max_examples=200, deadline=None)
@given(worlds(), configs(), st.integers(1, 3), st.integers(0, 5))
async def test_proves_exactly_what_is_provable(
    moves: Moves, config: MctsConfig | BestFirstConfig, parallelism: int, seed: int
) -> None:
    world = GraphWorld(moves, parallelism, jitter=random.Random(seed) if seed else None)
    result = await solve(world, world, world, config)
    sizes = shortest_proofs(moves)
    assert result.tree is not None
    if "s0" in sizes:
        assert result.status is SearchStatus.PROVED, result.reason
        assert result.proof is not None
        size = await verify(GraphWorld(moves), result.proof)
        assert size == result.tree.root.distance_to_proof
        assert size >= sizes["s0"]
    else:
        assert result.status is SearchStatus.EXHAUSTED, result.reason
        assert result.proof is None
    check(result.tree, at_rest="s0" not in sizes)
    assert all(count == 1 for count in world.runs.values()), "an action ran twice"
    assert world.most_busy <= parallelism
    for node in result.tree.nodes:  # nothing is proved or failed wrongly on the way
        if node.distance_to_proof is not None:
            assert node.distance_to_proof >= sizes[node.key]
        elif node.status.value == "failed":
            assert node.key not in sizes


@settings(max_examples=60, deadline=None)
@given(worlds(), configs(), st.integers(0, 99))
async def test_one_worker_gives_the_same_tree_whatever_the_timing(
    moves: Moves, config: MctsConfig | BestFirstConfig, seed: int
) -> None:
    def drawing(world: GraphWorld, tree: object) -> list[object]:
        return [
            (n.key, n.status, n.visits, n.estimate, [(e.text, e.status, e.visits) for e in n.edges])
            for n in tree.nodes  # type: ignore[attr-defined]
        ]

    calm, shaky = GraphWorld(moves), GraphWorld(moves, jitter=random.Random(seed))
    first = await solve(calm, calm, calm, config)
    second = await solve(shaky, shaky, shaky, config)
    assert drawing(calm, first.tree) == drawing(shaky, second.tree)
    assert first.status == second.status


@pytest.mark.parametrize("config", ALGORITHMS)
@pytest.mark.parametrize("parallelism", [1, 4])
async def test_finds_planted_proofs(config: type[MctsConfig], parallelism: int) -> None:
    for seed in range(5):
        moves = planted(depth=6, width=6, seed=seed)
        world = GraphWorld(moves, parallelism)
        result = await solve(world, world, world, config(WorkConfig(chunk_actions=2)))
        assert result.proof is not None
        assert await verify(world, result.proof) >= shortest_proofs(moves)["s0"]
        assert result.best_line[0] == result.proof.action


@pytest.mark.parametrize("config", ALGORITHMS)
async def test_progressive_sampling_reaches_actions_beyond_the_first_n(
    config: type[MctsConfig],
) -> None:
    """The only way is the 50th proposal, and the ones before it fail or lead round in circles."""
    actions = [(f"a{i}", ERROR if i % 3 else to("s1")) for i in range(49)]
    moves = {
        "s0": [*actions, ("a49", to("s2"))],
        "s1": [("b", to("s3"))],
        "s2": [(f"c{i}", ERROR) for i in range(20)] + [("c", CLOSED)],
        "s3": [("d", to("s1"))],
    }
    world = GraphWorld(moves)
    result = await solve(world, world, None, config(WorkConfig(first_proposals=4)))
    assert result.status is SearchStatus.PROVED
    asked = [n for states, n in world.asked if states == ("s0",)]
    assert asked[0] == 4 and asked == sorted(set(asked)), "each time more, and never twice"


@pytest.mark.parametrize("config", ALGORITHMS)
async def test_a_state_fails_once_its_most_proposals_are_used(config: type[MctsConfig]) -> None:
    world = GraphWorld({"s0": [(f"a{i}", ERROR) for i in range(99)] + [("z", CLOSED)]})
    work = WorkConfig(first_proposals=4, most_proposals=50)
    result = await solve(world, world, None, config(work))
    assert result.status is SearchStatus.EXHAUSTED
    assert result.stats.actions == 50


async def test_deep_lines_need_no_deep_stack() -> None:
    depth = 600
    moves = {f"s{i}": [("a", to(f"s{i + 1}"))] for i in range(depth)} | {
        f"s{depth}": [("a", CLOSED)]
    }
    world = GraphWorld(moves)
    result = await best_first_search(world, world)
    assert result.proof is not None
    assert sum(1 for _ in result.proof.actions()) == depth + 1


async def test_mcts_goes_deep_without_recursion() -> None:
    depth = 250
    moves = {f"s{i}": [("a", to(f"s{i + 1}"))] for i in range(depth)} | {
        f"s{depth}": [("a", CLOSED)]
    }
    world = GraphWorld(moves)
    result = await mcts_search(world, world)
    assert result.status is SearchStatus.PROVED


@pytest.mark.parametrize("config", ALGORITHMS)
async def test_all_crashes_is_a_crash_but_some_are_failures(config: type[MctsConfig]) -> None:
    world = GraphWorld({"s0": [("a", CRASH), ("b", CRASH)]})
    result = await solve(world, world, None, config())
    assert result.status is SearchStatus.CRASHED
    mixed = GraphWorld({"s0": [("a", CRASH), ("b", ERROR)]})
    result = await solve(mixed, mixed, None, config())
    assert result.status is SearchStatus.EXHAUSTED
    assert result.stats.outcomes == {"crashed": 1, "error": 1}


@pytest.mark.parametrize("part", ["root", "step", "propose", "score"])
async def test_an_exception_of_any_part_is_a_crash_with_its_cause(part: str) -> None:
    class Broken(GraphWorld):
        pass

    async def broken(*_: object) -> object:
        raise OSError("no memory")

    world = Broken({"s0": [("a", to("s1"))]})
    setattr(world, part, broken)
    result = await mcts_search(world, world, world)
    assert result.status is SearchStatus.CRASHED
    assert isinstance(result.error, OSError) and "no memory" in result.reason


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(OutcomeKind.SUBGOALS),
        Outcome(OutcomeKind.CLOSED, ("s1",)),
        Outcome(OutcomeKind.SKIPPED),
    ],
)
async def test_contradictory_outcomes_never_prove(outcome: Outcome[str]) -> None:
    world = GraphWorld({"s0": [("a", outcome)]})
    result = await mcts_search(world, world)
    assert result.status is SearchStatus.CRASHED and result.proof is None


async def test_a_policy_without_words_exhausts_at_once() -> None:
    world = GraphWorld({"s0": []})
    result = await mcts_search(world, world)
    assert result.status is SearchStatus.EXHAUSTED and result.stats.actions == 0


async def test_the_first_closing_action_ends_its_batch() -> None:
    world = GraphWorld({"s0": [("a", ERROR), ("b", CLOSED), ("c", CLOSED), ("d", ERROR)]})
    result = await mcts_search(world, world)
    assert result.status is SearchStatus.PROVED
    assert result.stats.actions == 2 == sum(world.runs.values())


async def test_the_hardest_state_of_an_and_is_tried_first() -> None:
    """Both obligations must fall, so time on the easy one is wasted if the hard one cannot."""

    class Judge:
        async def score(self, states: object) -> object:
            from search.protocols import Value

            return [Value(0.05 if state == "hard" else 0.95, 1.0) for state in states]  # type: ignore[attr-defined]

    world = GraphWorld(
        {"s0": [("split", to("easy", "hard"))], "easy": [("e", CLOSED)], "hard": [("h", ERROR)]}
    )
    result = await mcts_search(world, world, Judge(), MctsConfig(WorkConfig(lookahead=0)))  # type: ignore[arg-type]
    assert result.status is SearchStatus.EXHAUSTED
    assert ("easy", "e") not in world.runs
