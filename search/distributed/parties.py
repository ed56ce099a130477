"""The parties of a distributed run: what an actor holds, and how others see it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
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


class Workers(Protocol):
    """The environment workers of a shard, as a task uses them."""

    @property
    def size(self) -> int:
        """Workers, whether up or not."""
        ...

    @property
    def share(self) -> int:
        """How many of them the task may count on, >= 1."""
        ...

    async def ask(
        self,
        request: Any,
        prefer: Hashable = None,
        leaves: Sequence[Hashable] = (),
        *,
        afresh: bool = False,
    ) -> Any:
        """The answer to a request; raises what serving it raised.

        `prefer`: the worker that was last told to know this serves it, if it is free. `leaves`
        names what the worker knows afterwards. `afresh`: an answer of earlier will not do. Raises
        LostError when worker after worker is lost.
        """
        ...

    def remember(self, key: Hashable, number: int) -> None:
        """Note that a worker knows something."""

    def owner(self, key: Hashable) -> int | None:
        """The worker that knows something, if one does."""
        ...


class Seat(Protocol):
    """One remote party as its users see it."""

    async def call(self, method: str, *arguments: Any) -> Any:
        """The answer. Raises LostError when it is gone, else what the method raised."""
        ...

    async def revived(self) -> bool:
        """Whether it answers (again)."""
        ...
