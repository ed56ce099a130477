"""What a search needs from the outside: an environment, a policy, a verifier.

The protocols are structural and batched: one implementation serves one state or a thousand. They
know nothing of Lean or geometry: a *state* is opaque and an *action* is whatever the environment
takes (a tactic, an auxiliary construction).

A state stands for one independent obligation. When an action leaves several independent
obligations the outcome lists several states, all of which must be closed (the AND of an AND/OR
tree); obligations that share metavariables stay inside one state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

S = TypeVar("S")
S_contra = TypeVar("S_contra", contravariant=True)
A_contra = TypeVar("A_contra", contravariant=True)
A_co = TypeVar("A_co", covariant=True)


class OutcomeKind(StrEnum):
    """What an action did to a state."""

    CLOSED = "closed"
    """Nothing is left to show."""
    SUBGOALS = "subgoals"
    """One or more states are left, all of which must be closed."""
    ERROR = "error"
    """The environment rejected the action."""
    TIMEOUT = "timeout"
    """The action exceeded its own limit; the state itself is unharmed."""
    CRASHED = "crashed"
    """The worker died under the action, twice; the state itself is unharmed."""
    SKIPPED = "skipped"
    """Not run: an earlier action of the same batch closed the state."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[S]):
    """The result of one action on one state."""

    kind: OutcomeKind
    subgoals: tuple[S, ...] = ()
    """The states left, in the environment's order; empty unless `kind` is `SUBGOALS`."""
    message: str = ""
    """The environment's words on an error, a timeout or a crash."""
    seconds: float = 0.0
    """Wall time spent inside the environment on this action, in seconds."""


@dataclass(frozen=True, slots=True)
class Proposal(Generic[A_co]):
    """An action worth trying and the policy's log-probability of it (natural logarithm, <= 0)."""

    action: A_co
    log_prob: float


@dataclass(frozen=True, slots=True)
class Value:
    """A verifier's opinion of one state."""

    closable: float
    """Probability that the state can be closed within the budget, in [0, 1]."""
    steps: float
    """Expected number of further actions to close it, given that it can be closed, >= 0."""


class Environment(Protocol[S, A_contra]):
    """Where actions take effect. Implementations say how many batches they serve at once."""

    @property
    def parallelism(self) -> int:
        """How many `step` calls make progress at the same time (workers), >= 1."""
        ...

    async def root(self) -> S:
        """The state to close. Raises whatever the environment raises on an invalid statement."""
        ...

    async def step(self, state: S, actions: Sequence[A_contra]) -> Sequence[Outcome[S]]:
        """Apply each action to `state`, independently of each other, in order.

        Returns one outcome an action. Once an action closes the state the rest may come back as
        `SKIPPED`. Errors, timeouts and crashes are outcomes, never exceptions. A cancelled call
        leaves the environment usable.
        """
        ...

    def key(self, state: S) -> str:
        """Equal keys mean equal obligations: a proof of one is a proof of the other."""
        ...

    def render(self, state: S) -> str:
        """The state as a person reads it."""
        ...

    def render_action(self, action: A_contra) -> str:
        """The action as a person reads it; equal texts mean equal actions."""
        ...


class Policy(Protocol[S_contra, A_co]):
    """Proposes actions."""

    async def propose(
        self, states: Sequence[S_contra], n: int
    ) -> Sequence[Sequence[Proposal[A_co]]]:
        """Up to `n` proposals for each state, best first, without repetition.

        Asked again with a larger `n` a policy returns a superset (progressive sampling): what it
        said before, and more. Fewer than `n` proposals mean that it has no more to say.
        """
        ...


class Verifier(Protocol[S_contra]):
    """Scores states, one `Value` each, in order."""

    async def score(self, states: Sequence[S_contra]) -> Sequence[Value]: ...
