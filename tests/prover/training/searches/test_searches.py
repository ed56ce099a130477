"""Searches as records and examples."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from prover.training.errors import TrainingError
from prover.training.searches import (
    SearchRecord,
    appending,
    held_out,
    learnable,
    read_records,
    record_of,
)
from prover.training.searches.collect import sides
from prover.training.synthetic import generate
from search import Budget, ConstantVerifier, MctsConfig, mcts_search
from tests.search.toys import CLOSED, ERROR, GraphWorld, to

_MOVES = {
    "s0": [("bad", ERROR), ("split", to("s1", "s2")), ("stuck", to("s3"))],
    "s1": [("first\n  second", CLOSED)],
    "s2": [("away", to("s4"))],
    "s4": [("end", CLOSED)],
    "s3": [("no", ERROR)],
}


@pytest.fixture(scope="module")
def found() -> SearchRecord:
    world = GraphWorld(_MOVES)
    result = asyncio.run(
        mcts_search(world, world, ConstantVerifier(), MctsConfig(), Budget(actions=50))
    )
    assert result.tree is not None
    return record_of(result.tree, "toy", "theorem t : p", negated=False, seconds=0.5)


def test_a_record_says_what_the_search_found(found: SearchRecord, tmp_path: Path) -> None:
    assert found.proved
    root = found.states[0]
    assert root.remaining == 4  # split, first, away, end
    assert root.best is not None
    assert root.tactics[root.best].tactic == "split"
    assert [found.states[place].text for place in root.tactics[root.best].left] == ["⊢ s1", "⊢ s2"]
    path = tmp_path / "searches.jsonl"
    path.write_text(found.model_dump_json(exclude_defaults=True) + "\n" + '{"cut off', "utf-8")
    assert list(read_records(path)) == [found]
    path.write_text('{"family": 3}\n', "utf-8")
    with pytest.raises(TrainingError, match="line 1 is no search"):
        list(read_records(path))


def test_what_a_stop_cut_off_does_not_spoil_what_is_added(
    found: SearchRecord, tmp_path: Path
) -> None:
    path = tmp_path / "there" / "searches.jsonl"
    with appending(path) as add:
        add(found)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"cut off')
    with appending(path) as add:
        add(found)
    assert list(read_records(path)) == [found, found]


def test_examples_say_good_tactics_and_unsay_bad_ones(found: SearchRecord) -> None:
    examples = list(learnable([found]))
    of_root = [e for e in examples if e.prompt == "[core]\n⊢ s0\n[tactic]\n"]
    assert (of_root[0].answer, of_root[0].proved, of_root[0].steps) == ("split\n", 1.0, 4)
    assert [(e.answer, e.proved) for e in of_root if e.weight < 0] == [("bad\n", None)]
    assert "first ⏎   second\n" in {e.answer for e in examples}
    valued = [e.prompt for e in examples if e.proved is not None]
    assert len(valued) == len(set(valued))


def test_a_family_is_held_out_everywhere_or_nowhere() -> None:
    names = [f"family {number}" for number in range(400)]
    assert 0.06 < sum(map(held_out, names)) / 400 < 0.2
    assert [held_out(name) for name in names] == [held_out(name) for name in names]


def test_the_right_side_of_a_statement_is_searched_in_full() -> None:
    for statement in generate(60, 3):
        tried = dict(sides(statement, random.Random(0)))
        if statement.truth is None:
            assert tried == {False: 0.5, True: 0.5}
        else:
            assert tried[not statement.truth] == 1.0
