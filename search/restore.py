"""Getting the states of a resumed search back, one by one, when they are needed.

A trace holds keys and texts, not states. A state is obtained again by walking from the nearest
ancestor whose state is at hand; an environment that knows a quicker way implements `Restorable`.
Either way the key must be the recorded one, so that a changed environment cannot mix up proofs.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

from search.errors import RestoreError
from search.node import Node
from search.protocols import Environment, Outcome

S = TypeVar("S")
A = TypeVar("A")
A_co = TypeVar("A_co", covariant=True)
A_contra = TypeVar("A_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class PathStep(Generic[A_co]):
    """Run an action and go on with one of the states it left."""

    action: A_co
    child: int
    """The position of that state in the outcome."""


class Restorable(Protocol[S, A_contra]):
    """What an environment may offer beyond `Environment`: a path in one call."""

    async def restore(self, state: S, path: Sequence[PathStep[A_contra]]) -> S:
        """The state at the end of `path` from `state`. Raises `RestoreError` if there is none."""
        ...


Step = Callable[[S, list[A]], Awaitable[Sequence[Outcome[S]]]]


async def restore(
    node: Node[S, A], environment: Environment[S, A], step: Step[S, A]
) -> tuple[S, int]:
    """The node's state and the number of states obtained on the way, this one included.

    `step` runs actions; states on the way are kept on their nodes. Raises `RestoreError`.
    """
    missing: list[Node[S, A]] = []
    path: list[PathStep[A]] = []
    at = node
    while at.state is None:
        if at.origin is None:
            raise RestoreError("the root has no state")
        edge, position = at.origin
        missing.append(at)
        path.append(PathStep(edge.action, position))
        at = edge.node  # ids fall strictly along origins, so this ends
    state = at.state
    missing.reverse()
    path.reverse()
    if not path:
        return state, 0
    if hasattr(environment, "restore"):
        quick = cast("Restorable[S, A]", environment)
        state = await quick.restore(state, path)
        _check(environment, node, state)
        node.state = state
        return state, 1
    for turn, stage in zip(path, missing, strict=True):
        (outcome,) = await step(state, [turn.action])
        if turn.child >= len(outcome.subgoals):
            raise RestoreError(
                f"{environment.render_action(turn.action)!r} now gives {outcome.kind} "
                f"with {len(outcome.subgoals)} states: {outcome.message}"
            )
        state = outcome.subgoals[turn.child]
        _check(environment, stage, state)
        stage.state = state
    return state, len(path)


def _check(environment: Environment[S, A], node: Node[S, A], state: S) -> None:
    if environment.key(state) != node.key:
        raise RestoreError(f"state {node.id} is not the recorded one any more")
