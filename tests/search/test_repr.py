"""Nothing that a search returns prints itself at length: trees point in circles, proofs share."""

from __future__ import annotations

from search import mcts_search
from tests.search.toys import CLOSED, GraphWorld, to


async def test_results_of_any_size_print_in_short() -> None:
    moves = {f"s{i}": [("a", to(f"s{i + 1}", f"s{i + 1}"))] for i in range(60)}
    world = GraphWorld({**moves, "s60": [("a", CLOSED)]})
    result = await mcts_search(world, world)
    assert result.tree is not None
    assert result.tree.root.distance_to_proof == 2**61 - 1
    assert len(repr(result)) < 2000 and len(repr(result.tree.nodes)) < 10_000
