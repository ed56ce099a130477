"""The policy as the search sees it: supersets, time limits, a dying worker."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from prover.policy import HeuristicVerifier, SymbolicConfig, SymbolicPolicy
from prover.policy.symbolic.goals.sequent import Sequent, read_state
from prover.policy.symbolic.suggestion import Suggestion
from prover.policy.symbolic.worker import suggestions


@dataclass(frozen=True)
class State:
    text: str


AMGM = State(
    "K : Type\ninst✝ : Lean.Grind.Field K\na b : K\n⊢ 36 * (a * b) - 9 * a ^ 2 ≤ 36 * b ^ 2"
)


async def test_more_is_a_superset_and_the_worker_is_heard() -> None:
    async with SymbolicPolicy() as policy:
        said: set[str] = set()
        for n in (1, 2, 4, 64):
            [proposals] = await policy.propose([AMGM], n)
            actions = [p.action for p in proposals]
            assert len(actions) <= n
            assert len(set(actions)) == len(actions)
            assert said <= set(actions)
            assert [p.log_prob for p in proposals] == sorted(
                (p.log_prob for p in proposals), reverse=True
            )
            assert all(p.log_prob <= 0 for p in proposals)
            said = set(actions)
        assert any("(a - 2 * b)^2" in a for a in said)


async def test_cheap_proposals_do_not_wait() -> None:
    async with SymbolicPolicy() as policy:
        start = time.monotonic()
        [proposals] = await policy.propose([State("n : Nat\n⊢ ∀ (m : Nat), m + n = n + m")], 2)
        assert time.monotonic() - start < 0.5
        assert proposals[0].action == "intro m"


async def test_several_states_and_unreadable_ones() -> None:
    async with SymbolicPolicy() as policy:
        one, two = await policy.propose([State("no goal"), State("⊢ 2 + 2 = 4")], 3)
        assert list(one) == []
        assert len(two) == 3


async def test_a_killed_worker_is_replaced() -> None:
    async with SymbolicPolicy() as policy:
        await policy.propose([AMGM], 64)
        process = policy._client._process
        assert process is not None
        process.kill()
        await process.wait()
        other = State(AMGM.text.replace("36", "4").replace("9 *", "1 *"))
        [proposals] = await policy.propose([other], 64)
        assert any("^2 := Lean.Grind.OrderedRing.sq_nonneg" in p.action for p in proposals)


async def test_the_state_timeout_ends_the_wait() -> None:
    # too short for any proposer to be heard, start-up not counted
    config = SymbolicConfig(state_timeout_s=1e-4)
    async with SymbolicPolicy(config) as policy, asyncio.timeout(60):
        [proposals] = await policy.propose([AMGM], 64)
        actions = [p.action for p in proposals]
        assert "grind" in actions
        assert not any("sq_nonneg" in a for a in actions)


def test_a_slow_proposer_is_cut_off() -> None:
    def endless(_: Sequent):  # type: ignore[no-untyped-def]
        yield Suggestion("first", 0.5)
        while True:
            pass

    def broken(_: Sequent):  # type: ignore[no-untyped-def]
        yield Suggestion("second", 0.5)
        raise ValueError

    def flood(_: Sequent):  # type: ignore[no-untyped-def]
        for k in range(1000):
            yield Suggestion(f"many {k}", 0.5)

    (state,) = read_state("⊢ True")
    config = SymbolicConfig(proposer_timeout_s=0.2, max_per_proposer=3)
    start = time.monotonic()
    said = [s.tactic for s in suggestions(state, (endless, broken, flood), config)]
    assert time.monotonic() - start < 2
    assert said == ["first", "second", "many 0", "many 1", "many 2"]


def test_a_policy_survives_its_event_loop() -> None:
    policy = SymbolicPolicy()

    async def ask() -> int:
        [proposals] = await policy.propose([AMGM], 3)
        await policy.aclose()
        return len(proposals)

    assert asyncio.run(ask()) == asyncio.run(ask()) == 3


async def test_harder_goals_score_lower() -> None:
    easy, hard, done = await HeuristicVerifier().score(
        [
            State("n : Nat\n⊢ n + 0 = n"),
            State(
                "f : Nat → Nat\nh : ∀ (n : Nat), f (f n) = n + 2 ^ f n\n"
                "⊢ ∃ k, ∀ (n : Nat), f n ^ 2 = k * 2 ^ n ∧ (f n = 3 ∨ f (n * n) = 4)"
            ),
            State("p : Prop\nh : p\n⊢ p"),
        ]
    )
    assert 1 >= done.closable > easy.closable > hard.closable >= 0
    assert hard.steps > easy.steps > 0
