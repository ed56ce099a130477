from __future__ import annotations

import pytest

from geometry.figure import build, error
from geometry.language import REGISTRY, Definition, Predicate, hypotheses, parse
from geometry.language.grammar import PAGE, example, goal_example, grammar_page


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == grammar_page(), (
        "run python -m geometry.language.grammar"
    )


@pytest.mark.parametrize("definition", REGISTRY.values(), ids=lambda d: d.name)
def test_every_construction_has_an_example_that_builds(definition: Definition) -> None:
    problem = parse(example(definition))
    assert definition.name in {c.name for c in problem.constructions}
    for figure in build(problem, seed=1, count=2):
        assert all(error(fact, figure) < 1e-12 for fact in hypotheses(problem))
        assert figure.spread > 0.01


@pytest.mark.parametrize("predicate", Predicate)
def test_every_predicate_has_an_example_that_parses(predicate: Predicate) -> None:
    (goal,) = parse(goal_example(predicate)).goals
    assert goal.predicate is predicate


@pytest.mark.parametrize("predicate", Predicate)
def test_goals_print_as_they_are_read(predicate: Predicate) -> None:
    problem = parse(goal_example(predicate))
    assert parse(str(problem)).goals == problem.goals
