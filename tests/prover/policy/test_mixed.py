"""Mixtures: weights add up, nothing is taken back, what fails or is late does not stop the rest."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prover.models import ModelError
from prover.policy import MixedPolicy, Part
from search.protocols import Proposal
from tests.prover.policy.learned.scripted import State


class Fixed:
    """Says the first `n` of its proposals."""

    def __init__(self, **probabilities: float) -> None:
        self.proposals = [Proposal(name, math.log(p)) for name, p in probabilities.items()]
        self.calls = 0

    async def propose(self, states: Sequence[object], n: int) -> list[list[Proposal[str]]]:
        self.calls += 1
        best = sorted(self.proposals, key=lambda proposal: -proposal.log_prob)
        return [best[:n] for _ in states]


class Waiting(Fixed):
    """Says it once `speak` is set."""

    def __init__(self, **probabilities: float) -> None:
        super().__init__(**probabilities)
        self.speak = asyncio.Event()

    async def propose(self, states: Sequence[object], n: int) -> list[list[Proposal[str]]]:
        rows = await super().propose(states, n)
        await self.speak.wait()
        return rows


class Failing(Fixed):
    """Fails from a call on."""

    def __init__(self, since: int, **probabilities: float) -> None:
        super().__init__(**probabilities)
        self.since = since

    async def propose(self, states: Sequence[object], n: int) -> list[list[Proposal[str]]]:
        rows = await super().propose(states, n)
        if self.calls >= self.since:
            raise ModelError("the endpoint is down")
        return rows


def shown(row: Sequence[Proposal[str]]) -> dict[str, float]:
    return {proposal.action: round(math.exp(proposal.log_prob), 9) for proposal in row}


async def test_probabilities_are_mixed_by_weight() -> None:
    mixed = MixedPolicy(
        [Part("a", Fixed(omega=0.6, simp=0.4), 3), Part("b", Fixed(simp=0.5, rfl=0.1), 1)]
    )
    first, second = await mixed.propose([State("s"), State("t")], 5)
    assert shown(first) == {"simp": 0.425, "omega": 0.45, "rfl": 0.025} == shown(second)
    assert [proposal.action for proposal in first] == ["omega", "simp", "rfl"]


async def test_one_part_alone_is_itself() -> None:
    alone = Fixed(omega=0.6, simp=0.4)
    (row,) = await MixedPolicy([Part("a", alone, 0.3)]).propose([State("s")], 2)
    assert shown(row) == {"omega": 0.6, "simp": 0.4}


async def test_a_part_that_fails_is_reported_once_and_left_out() -> None:
    told: list[str] = []
    failing, sound = Failing(2, rfl=0.9), Fixed(omega=0.6, simp=0.4)
    mixed = MixedPolicy([Part("a", sound, 1), Part("b", failing, 1)], report=told.append)
    (row,) = await mixed.propose([State("s")], 2)
    assert shown(row) == {"rfl": 0.45, "omega": 0.3}
    (more,) = await mixed.propose([State("s")], 3)
    assert set(shown(row)) < set(shown(more)) == {"rfl", "omega", "simp"}
    (other,) = await mixed.propose([State("t")], 3)
    assert shown(other) == {"omega": 0.6, "simp": 0.4}
    assert failing.calls == 2 and sound.calls == 3
    assert told == ["the b policy is left out from here on: the endpoint is down"]


async def test_when_all_parts_fail_the_error_is_raised() -> None:
    mixed = MixedPolicy([Part("b", Failing(1), 1)], report=lambda _: None)
    for _ in range(2):
        with pytest.raises(ModelError, match="down"):
            await mixed.propose([State("s")], 3)


async def test_a_late_part_joins_later_calls() -> None:
    late = Waiting(rfl=0.9)
    mixed = MixedPolicy([Part("a", Fixed(omega=0.6, simp=0.4), 1), Part("b", late, 1)], 0.01)
    (row,) = await mixed.propose([State("s")], 2)
    assert set(shown(row)) == {"omega", "simp"}
    late.speak.set()
    (more,) = await mixed.propose([State("s")], 3)
    assert set(shown(more)) == {"omega", "simp", "rfl"}
    await mixed.aclose()


async def test_a_late_part_is_waited_for_when_the_others_have_no_more_to_say() -> None:
    late = Waiting(rfl=0.9)
    mixed = MixedPolicy([Part("a", Fixed(omega=0.6), 1), Part("b", late, 1)], 0.01)
    asked = asyncio.ensure_future(mixed.propose([State("s")], 2))
    await asyncio.sleep(0.1)
    assert not asked.done()
    late.speak.set()
    (row,) = await asked
    assert set(shown(row)) == {"omega", "rfl"}


async def test_cancelling_and_closing_leave_no_call_behind() -> None:
    mixed = MixedPolicy([Part("a", Fixed(omega=0.6), 1), Part("b", Waiting(rfl=0.9), 1)], 0.01)
    asked = asyncio.ensure_future(mixed.propose([State("s")], 2))
    await mixed.propose([State("s")], 1)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    await mixed.aclose()
    assert len(asyncio.all_tasks()) == 1


@pytest.mark.parametrize("weights", [[], [0.5, 0], [-1]])
def test_weights_are_positive(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="positive weight"):
        MixedPolicy([Part("a", Fixed(), weight) for weight in weights])


PROBABILITIES = st.dictionaries(st.sampled_from("abcdefghij"), st.floats(1e-9, 1.0), max_size=8)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(PROBABILITIES, st.floats(0.01, 1)), min_size=1, max_size=3),
    st.lists(st.integers(1, 12), min_size=2, max_size=5),
    st.integers(1, 6),
)
def test_a_larger_answer_holds_every_smaller_one(
    parts: list[tuple[dict[str, float], float]], sizes: list[int], fails: int
) -> None:
    """Whatever the parts say, and though one fails on the way."""

    async def ask() -> list[tuple[int, list[Proposal[str]]]]:
        named = [Part(str(i), Fixed(**given), w) for i, (given, w) in enumerate(parts)]
        named.append(Part("failing", Failing(fails, x=0.5, y=0.4, z=0.1), 0.5))
        mixed = MixedPolicy(named, report=lambda _: None)
        return [(n, list((await mixed.propose([State("s")], n))[0])) for n in sizes]

    answers = asyncio.run(ask())
    for n, row in answers:
        actions = [proposal.action for proposal in row]
        assert len(actions) <= n and len(set(actions)) == len(actions)
        values = [proposal.log_prob for proposal in row]
        assert values == sorted(values, reverse=True) and all(value <= 0 for value in values)
        for m, other in answers:
            if n <= m:
                assert set(actions) <= {proposal.action for proposal in other}
