"""An environment that no longer closes goals the way a rejected proof did.

The checker may reject a proof that the search believes in (its text may mean something else as a
whole). The search then goes on without the actions that closed the goals of that proof.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean import ProofState
from prover.venue import StatementEnvironment
from search import ProofNode
from search.protocols import Outcome, OutcomeKind


class WithoutRejected:
    """`inner` without the closing actions of the proofs that were rejected."""

    def __init__(self, inner: StatementEnvironment) -> None:
        self.inner = inner
        self.banned: set[str] = set()
        self.key, self.render, self.render_action = inner.key, inner.render, inner.render_action
        self.root = inner.root

    @property
    def parallelism(self) -> int:
        return self.inner.parallelism

    async def step(
        self, state: ProofState, actions: Sequence[str]
    ) -> Sequence[Outcome[ProofState]]:
        outcomes = await self.inner.step(state, actions)
        return [
            Outcome(OutcomeKind.ERROR, message="the checker rejected a proof that ends so")
            if outcome.kind is OutcomeKind.CLOSED and action in self.banned
            else outcome
            for action, outcome in zip(actions, outcomes, strict=True)
        ]

    def ban(self, proof: ProofNode[str]) -> None:
        """Refuse the closing actions of a proof from now on."""
        if not proof.children:
            self.banned.add(proof.action)
        for child in proof.children:
            self.ban(child)
