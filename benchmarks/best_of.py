"""Best of N proof attempts, chosen without looking: by the step-level verifier, by majority, the first one.

On statements of held-out families: N attempts at a proof are drawn, each a chain of tactics from the symbolic
policy's own distribution, up to `--depth` of them, until nothing is left or Lean rejects one. Whoever
chooses sees the states before each tactic and the tactics, not what the last one did. The verifier takes
the attempt with the largest product of its steps' probabilities (Lightman et al., 2024); the majority the
most frequent one. Right is an attempt that closes the goal.

Run: python -m benchmarks.best_of [--attempts 16] [--statements 60]
"""

from __future__ import annotations

import argparse
import asyncio
import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.progress import track

from benchmarks.record import record
from problems.mathlib import LIBRARY
from prover.lean import LeanEnvironment, LeanError, LeanPool, ProofState
from prover.lean.choose import toolchain
from prover.policy import SymbolicPolicy
from prover.training.searches import held_out
from prover.training.synthetic import Synthetic, families, generate
from prover.verifier.step import StepVerifier
from prover.weights import STEPS
from search.protocols import Outcome, OutcomeKind, Proposal

_PROPOSALS = 12


@dataclass(slots=True)
class Attempt:
    """steps: (state's text, tactic) in order. closed: what only the judge of the benchmark sees."""

    steps: list[tuple[str, str]] = field(default_factory=list)
    closed: bool = False

    @property
    def text(self) -> str:
        return "\n".join(tactic for _, tactic in self.steps)


class Table:
    """One statement: every state's proposals and every tactic's outcome, asked once."""

    def __init__(self, environment: LeanEnvironment, policy: SymbolicPolicy) -> None:
        self._environment = environment
        self._policy = policy
        self._proposals: dict[str, Sequence[Proposal[str]]] = {}
        self._outcomes: dict[tuple[str, str], Outcome[ProofState]] = {}

    async def proposals(self, state: ProofState) -> Sequence[Proposal[str]]:
        if state.text not in self._proposals:
            (row,) = await self._policy.propose([state], _PROPOSALS)
            self._proposals[state.text] = row
        return self._proposals[state.text]

    async def outcome(self, state: ProofState, tactic: str) -> Outcome[ProofState]:
        key = (state.fingerprint, tactic)
        if key not in self._outcomes:
            (self._outcomes[key],) = await self._environment.step(state, [tactic])
        return self._outcomes[key]


async def attempt(root: ProofState, table: Table, depth: int, rng: random.Random) -> Attempt:
    """One chain; of several states left the first is worked on first."""
    made, open_states = Attempt(), [root]
    while open_states and len(made.steps) < depth:
        state = open_states.pop(0)
        row = await table.proposals(state)
        if not row:
            return made
        weights = [math.exp(proposal.log_prob) for proposal in row]
        tactic = rng.choices([proposal.action for proposal in row], weights)[0]
        made.steps.append((state.text, tactic))
        outcome = await table.outcome(state, tactic)
        if outcome.kind not in (OutcomeKind.CLOSED, OutcomeKind.SUBGOALS):
            return made
        open_states = [*outcome.subgoals, *open_states]
    made.closed = not open_states
    return made


def chosen(attempts: Sequence[Attempt], verifier: StepVerifier) -> dict[str, Attempt]:
    """Which attempt each way of choosing takes."""

    def worth(one: Attempt) -> float:
        if not one.steps:
            return -math.inf
        return sum(verifier.steps(state, [tactic])[0] for state, tactic in one.steps)

    counts = Counter(one.text for one in attempts)
    return {
        "verifier": max(attempts, key=worth),
        "majority": max(attempts, key=lambda one: counts[one.text]),
        "first": attempts[0],
    }


async def run(options: argparse.Namespace) -> None:
    unseen = [family for family in families() if held_out(family.name)]
    statements = [s for s in generate(3 * options.statements, 31, unseen) if s.truth is not False]
    verifier = StepVerifier.open(STEPS)
    right: Counter[str] = Counter()
    tried = any_right = 0
    ready = toolchain(None, lambda stage, done, total: None, (LIBRARY,))
    async with LeanPool(ready, 1) as pool, SymbolicPolicy() as policy:
        for number, statement in enumerate(track(statements[: options.statements], "statements")):
            found = await drawn(statement, pool, policy, options, random.Random(number))
            if not found:
                continue
            tried += 1
            any_right += any(one.closed for one in found)
            for name, one in chosen(found, verifier).items():
                right[name] += one.closed
    shares = {name: f"{right[name]}/{tried}" for name in ("verifier", "majority", "first")}
    record(
        f"best of {options.attempts} proof attempts on {tried} statements of held-out families",
        f"verifier {shares['verifier']} right; one of the {options.attempts} is right for {any_right}",
        bar="better than both",
        peer=f"majority {shares['majority']}, first {shares['first']}",
    )


async def drawn(
    statement: Synthetic,
    pool: LeanPool,
    policy: SymbolicPolicy,
    options: argparse.Namespace,
    rng: random.Random,
) -> list[Attempt]:
    """The attempts at one statement; none where Lean gave up."""
    environment = LeanEnvironment(pool, statement.statement)
    table = Table(environment, policy)
    try:
        root = await environment.root()
        return [await attempt(root, table, options.depth, rng) for _ in range(options.attempts)]
    except LeanError:
        return []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--attempts", type=int, default=16)
    parser.add_argument("--statements", type=int, default=60)
    parser.add_argument("--depth", type=int, default=5, help="tactics of an attempt")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
