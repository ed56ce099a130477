"""What a distributed run is about: the protocols that its user fills in.

A `World` travels to the actors pickled, so it holds descriptions (paths, limits), not resources;
`site` and `mind` make the resources where they are used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from search.distributed.parties import Mind, Site, Workers

if TYPE_CHECKING:
    from search.distributed.config import ClusterConfig
    from search.distributed.minds import RemoteMind
    from search.distributed.store import Task


@dataclass(frozen=True, slots=True)
class Crew:
    """What a task is carried out with."""

    fleet: Workers
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
