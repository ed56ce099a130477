"""A Ray actor as a `Seat`: what Ray says of dead actors and nodes becomes LostError."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Any

import ray
from ray.exceptions import (
    ActorUnavailableError,
    NodeDiedError,
    ObjectLostError,
    RayActorError,
    RayTaskError,
    TaskCancelledError,
    WorkerCrashedError,
)

from search.distributed.errors import LostError

_GONE = (
    ActorUnavailableError,
    NodeDiedError,
    ObjectLostError,
    RayActorError,
    TaskCancelledError,
    WorkerCrashedError,
)
_LOOK_S = 2.0
"""How long one look waits; the same question is looked at again the next time."""
_log = logging.getLogger(__name__)


class RaySeat:
    """An actor with methods `serve`, `propose`, `score`, … and `ready`. Ray restarts it."""

    def __init__(self, handle: Any, timeout_s: float | None) -> None:
        """`timeout_s`: a call that takes longer costs the actor its life; None waits for ever."""
        self._handle = handle
        self._timeout_s = timeout_s
        self._look: asyncio.Future[Any] | None = None

    async def call(self, method: str, *arguments: Any) -> Any:
        reference = getattr(self._handle, method).remote(*arguments)
        try:
            async with asyncio.timeout(self._timeout_s):
                return await reference
        except RayTaskError as error:  # the method itself raised
            raise error.cause if isinstance(error.cause, Exception) else error from None
        except _GONE as error:
            raise LostError(f"a remote {method} was lost: {type(error).__name__}") from error
        except TimeoutError as error:
            with contextlib.suppress(Exception):
                ray.kill(self._handle, no_restart=False)
            raise LostError(f"a remote {method} took over {self._timeout_s} s") from error
        except asyncio.CancelledError:
            with contextlib.suppress(Exception):
                ray.cancel(reference)  # nobody wants the answer: free the worker
            raise

    async def revived(self) -> bool:
        """Whether `ready` returns; a look lasts a moment, the question stays under way."""
        look = self._look = self._look or asyncio.ensure_future(
            _answer(self._handle.ready.remote())
        )
        done, _ = await asyncio.wait([look], timeout=_LOOK_S)
        if not done:
            return False
        if self._look is look:
            self._look = None
        if (error := look.exception()) is not None:
            _log.warning("an actor is not ready: %s", " ".join(str(error).split())[:300])
            return False
        return True


async def _answer(reference: Any) -> Any:
    return await reference
