"""Small worlds to search in, with an independent account of what is provable in them."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from search import ProofNode
from search.protocols import Environment, Outcome, OutcomeKind, Proposal, Value

CLOSED: Outcome[str] = Outcome(OutcomeKind.CLOSED)
ERROR: Outcome[str] = Outcome(OutcomeKind.ERROR, message="no")
CRASH: Outcome[str] = Outcome(OutcomeKind.CRASHED, message="worker died twice")


def to(*states: str) -> Outcome[str]:
    """The outcome that leaves these states."""
    return Outcome(OutcomeKind.SUBGOALS, states)


Moves = Mapping[str, Sequence[tuple[str, Outcome[str]]]]
"""For each state its actions, best first, and what they do."""


@dataclass
class GraphWorld:
    """A world written down as a table; environment and policy in one. The root is state "s0"."""

    moves: Moves
    parallelism: int = 1
    delay_s: float = 0.0
    jitter: random.Random | None = None
    """Yields to the event loop a random number of times before each answer."""
    runs: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each action was run on each state."""
    batches: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    busy: int = 0
    most_busy: int = 0
    asked: list[tuple[tuple[str, ...], int]] = field(default_factory=list)

    async def root(self) -> str:
        return "s0"

    async def step(self, state: str, actions: Sequence[str]) -> Sequence[Outcome[str]]:
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        self.batches.append((state, tuple(actions)))
        try:
            await self._wait()
            table = dict(self.moves.get(state, ()))
            outcomes: list[Outcome[str]] = []
            closed = False
            for action in actions:
                if closed:
                    outcomes.append(Outcome(OutcomeKind.SKIPPED))
                    continue
                self.runs[state, action] += 1
                outcomes.append(table.get(action, ERROR))
                closed = outcomes[-1].kind is OutcomeKind.CLOSED
            return outcomes
        finally:
            self.busy -= 1

    def key(self, state: str) -> str:
        return state

    def render(self, state: str) -> str:
        return f"⊢ {state}"

    def render_action(self, action: str) -> str:
        return action

    async def propose(self, states: Sequence[str], n: int) -> list[list[Proposal[str]]]:
        self.asked.append((tuple(states), n))
        await self._wait()
        return [
            [
                Proposal(action, -0.5 * (rank + 1))
                for rank, (action, _) in enumerate(self.moves.get(state, ())[:n])
            ]
            for state in states
        ]

    async def score(self, states: Sequence[str]) -> list[Value]:
        await self._wait()
        return [Value(0.3 + 0.05 * (sum(map(ord, state)) % 10), len(state)) for state in states]

    async def _wait(self) -> None:
        if self.delay_s:
            await asyncio.sleep(self.delay_s)
        if self.jitter is not None:
            for _ in range(self.jitter.randrange(4)):
                await asyncio.sleep(0)


def shortest_proofs(moves: Moves) -> dict[str, int]:
    """Actions in the smallest proof (as a tree) of every provable state, by relaxation."""
    sizes: dict[str, int] = {}
    changed = True
    while changed:
        changed = False
        for state, actions in moves.items():
            for _, outcome in actions:
                if outcome.kind is OutcomeKind.CLOSED:
                    size = 1
                elif outcome.subgoals and all(s in sizes for s in outcome.subgoals):
                    size = 1 + sum(sizes[s] for s in outcome.subgoals)
                else:
                    continue
                if size < sizes.get(state, size + 1):
                    sizes[state] = size
                    changed = True
    return sizes


async def verify(environment: Environment[str, str], proof: ProofNode[str]) -> int:
    """Replay a proof step by step; the number of its actions. Fails if it proves nothing."""
    count = 0
    stack = [(await environment.root(), proof)]
    while stack:
        state, node = stack.pop()
        (outcome,) = await environment.step(state, [node.action])
        count += 1
        assert outcome.kind in (OutcomeKind.CLOSED, OutcomeKind.SUBGOALS)
        assert len(outcome.subgoals) == len(node.children)
        stack.extend(zip(outcome.subgoals, node.children, strict=True))
    return count


@st.composite
def worlds(draw: st.DrawFn, most_states: int = 9) -> dict[str, list[tuple[str, Outcome[str]]]]:
    """Random tables: shared states, cycles, dead ends, several ways, several obligations."""
    names = [f"s{i}" for i in range(draw(st.integers(1, most_states)))]
    outcome: st.SearchStrategy[Outcome[str]] = st.one_of(
        st.just(ERROR),
        st.just(Outcome(OutcomeKind.TIMEOUT)),
        st.lists(st.sampled_from(names), min_size=1, max_size=3).map(lambda s: to(*s)),
        st.lists(st.sampled_from(names), min_size=1, max_size=2).map(lambda s: to(*s)),
        st.sampled_from([CLOSED, ERROR, ERROR]),
    )
    return {
        name: [(f"a{i}", o) for i, o in enumerate(draw(st.lists(outcome, max_size=5)))]
        for name in names
    }


def planted(depth: int, width: int, seed: int) -> dict[str, list[tuple[str, Outcome[str]]]]:
    """A deep random tree with one planted proof of `depth` levels among dead ends."""
    rng = random.Random(seed)
    moves: dict[str, list[tuple[str, Outcome[str]]]] = {}
    names = iter(f"s{i}" for i in range(1_000_000))

    def good(level: int) -> str:
        name = next(names)
        moves[name] = []
        below = range(rng.choice([1, 1, 2])) if level else ()
        move = to(*(good(level - 1) for _ in below)) if level else CLOSED
        actions = [ERROR if rng.random() < 0.6 else to(bad(2)) for _ in range(width - 1)]
        actions.insert(rng.randrange(width), move)
        moves[name] = [(f"a{i}", o) for i, o in enumerate(actions)]
        return name

    def bad(level: int) -> str:
        name = next(names)
        actions = [to(bad(level - 1)) if level and rng.random() < 0.4 else ERROR for _ in range(2)]
        moves[name] = [(f"a{i}", o) for i, o in enumerate(actions)]
        return name

    assert good(depth) == "s0"
    return moves
