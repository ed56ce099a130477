"""The learned policy over scripted models: what it keeps, what it asks for, that it never takes back."""

from __future__ import annotations

import asyncio
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prover.models.endpoint import Sample, Sampling
from prover.policy.learned import LearnedConfig, LearnedPolicy, Prompt
from search.protocols import Proposal
from tests.prover.policy.learned.scripted import PLAIN, Dice, Scripted, State, said


def policy(sampler: Scripted | Dice, **changes: object) -> LearnedPolicy:
    return LearnedPolicy(sampler, PLAIN, LearnedConfig(**changes))  # type: ignore[arg-type]


async def test_proposals_are_fit_different_and_best_first() -> None:
    samples = [
        said("rfl", -2.0),
        said("sorry", -0.1),
        said(" rfl", -1.0),
        said("simp", -0.5, -1.0),
        Sample("exact (foo", (-0.1,), True),
        Sample("apply foo", (-0.1,), False),
    ]
    (row,) = await policy(Scripted(samples)).propose([State("⊢ p")], 4)
    assert row == [Proposal("rfl", -1.0), Proposal("simp", -1.5)]


async def test_length_normalisation_weighs_by_the_mean() -> None:
    sampler = Scripted([said("rfl", -1.0), said("simp", -0.5, -0.5, -0.5)])
    (row,) = await policy(sampler, length_normalised=True, surplus=1.0).propose([State("⊢ p")], 2)
    assert row == [Proposal("simp", -0.5), Proposal("rfl", -1.0)]


async def test_without_log_probabilities_frequencies_stand_in() -> None:
    sampler = Scripted([said("rfl"), said("simp"), said("rfl"), said("rfl")])
    (row,) = await policy(sampler, surplus=2.0).propose([State("⊢ p")], 2)
    assert [p.action for p in row] == ["rfl", "simp"]
    assert math.isclose(row[0].log_prob, math.log(3 / 4))


async def test_only_what_is_missing_is_sampled_with_fresh_seeds() -> None:
    sampler = Scripted([said(f"apply h{i}", -1.0 - i) for i in range(30)])
    asking = policy(sampler, surplus=1.0, max_tokens=7, temperature=0.8)
    (first,) = await asking.propose([State("⊢ p")], 4)
    (again,) = await asking.propose([State("⊢ p")], 4)
    (more,) = await asking.propose([State("⊢ p")], 10)
    assert first == again == more[:4] and len(more) == 10
    assert [how.samples for _, how in sampler.asked] == [4, 6]
    seeds = [how.seed for _, how in sampler.asked]
    assert None not in seeds and len(set(seeds)) == 2
    assert sampler.asked[0][1] == Sampling(4, 7, 0.8, 1.0, ("\n",), seeds[0])


async def test_a_state_whose_samples_repeat_is_exhausted() -> None:
    sampler = Scripted([said("rfl", -1.0)] * 100)
    asking = policy(sampler, barren_rounds=2)
    (row,) = await asking.propose([State("⊢ p")], 8)
    assert row == [Proposal("rfl", -1.0)]
    rounds = len(sampler.asked)
    assert rounds == 3
    await asking.propose([State("⊢ p")], 64)
    assert len(sampler.asked) == rounds


async def test_no_more_samples_are_drawn_than_allowed() -> None:
    sampler = Scripted([said(f"apply h{i}", -1.0) for i in range(100)])
    (row,) = await policy(sampler, most_samples=20, round_samples=8).propose([State("⊢ p")], 50)
    assert len(row) == 20 and [how.samples for _, how in sampler.asked] == [8, 8, 4]


async def test_states_are_sampled_side_by_side_and_equal_ones_once() -> None:
    class Meeting(Scripted):
        """Answers nobody before two prompts are under way."""

        both = asyncio.Barrier(2)

        async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
            samples = await super().sample(prompt, sampling)
            async with asyncio.timeout(5):
                await self.both.wait()
            return samples

    sampler = Meeting([said("rfl", -1.0), said("simp", -2.0)])
    rows = await policy(sampler, surplus=1.0).propose([State("a"), State("b"), State("a")], 2)
    assert rows[0] == rows[1] == rows[2] and len(rows[0]) == 2
    assert sorted(text for text, _ in sampler.asked) == ["a", "b"]


async def test_a_failure_is_raised_and_leaves_no_call_behind() -> None:
    class Failing(Scripted):
        async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
            if prompt.text == "bad":
                raise ValueError("broken")
            await asyncio.sleep(60)
            return []

    async with policy(Failing([])) as asking:
        with pytest.raises(ValueError, match="broken"):
            await asking.propose([State("slow"), State("bad")], 2)
        assert len(asyncio.all_tasks()) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 12), st.booleans(), st.lists(st.integers(1, 40), min_size=2, max_size=6),
    st.integers(0, 5),
)  # fmt: skip
def test_a_larger_answer_holds_every_smaller_one(
    tactics: int, told: bool, sizes: list[int], seed: int
) -> None:
    async def ask() -> list[tuple[int, list[Proposal[str]]]]:
        asking = policy(Dice(tactics, told), seed=seed)
        return [(n, list((await asking.propose([State("s")], n))[0])) for n in sizes]

    answers = asyncio.run(ask())
    for n, row in answers:
        actions = [proposal.action for proposal in row]
        assert len(actions) <= n and len(set(actions)) == len(actions)
        assert "sorry" not in actions
        values = [proposal.log_prob for proposal in row]
        assert values == sorted(values, reverse=True) and all(value <= 0 for value in values)
        for m, other in answers:
            if n <= m:
                assert set(actions) <= {proposal.action for proposal in other}
