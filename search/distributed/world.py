"""What a distributed run is about: the protocols that its user fills in.

A `World` travels to the actors pickled, so it holds descriptions (paths, limits), not resources;
`site` and `mind` make the resources where they are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from search.protocols import Proposal, Value

if TYPE_CHECKING:
    from search.distributed.config import ClusterConfig
    from search.distributed.fleet import Fleet
    from search.distributed.minds import RemoteMind
    from search.distributed.store import Task


class Site(Protocol):
    """What an environment worker holds: a process pool, an engine."""

    async def open(self) -> None: ...

    async def serve(self, request: Any) -> Any:
        """The answer to a request. Requests are pure: asked twice, answered twice the same."""
        ...

    async def close(self) -> None: ...


class Mind(Protocol):
    """What an inference actor holds: policy and verifier, over states as they travel."""

    batch_states: int
    """States put into one call, at most."""
    policy_calls: int
    """`propose` calls under way at once."""

    async def open(self) -> None: ...

    async def propose(self, states: Sequence[Any], n: int) -> Sequence[Sequence[Proposal[Any]]]: ...

    async def score(self, states: Sequence[Any]) -> Sequence[Value]: ...

    async def close(self) -> None: ...


class Seat(Protocol):
    """One remote party as its users see it."""

    async def call(self, method: str, *arguments: Any) -> Any:
        """The answer. Raises LostError when it is gone, else what the method raised."""
        ...

    async def revived(self) -> bool:
        """Whether it answers (again)."""
        ...


@dataclass(frozen=True, slots=True)
class Crew:
    """What a task is carried out with."""

    fleet: Fleet
    mind: RemoteMind[Any]
    config: ClusterConfig


class World(Protocol):
    """One kind of distributed work."""

    def site(self) -> Site: ...

    def mind(self) -> Mind: ...

    async def attempt(self, task: Task, crew: Crew) -> dict[str, Any]:
        """Carry a task out; the answer, as JSON takes it, with `verdict` and `settled` in it.

        Runs in a coordinator beside other attempts: it must not block the event loop.
        """
        ...
