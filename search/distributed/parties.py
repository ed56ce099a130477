"""The parties of a distributed run: what an actor holds, and how others see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from search.protocols import Proposal, Value


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
