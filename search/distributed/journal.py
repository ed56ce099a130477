"""What a task has been answered so far, so that its search need not be lost with its coordinator.

Requests are pure: asked twice, answered twice the same. So a search that is begun anew with the answers
of the last time walks the same tree to where that one ended, and asks on from there. The coordinator
notes each answer; the driver fetches what is new and keeps it in the run store.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from search.distributed.parties import Workers


class Journal:
    """Answers of one task by request. Entries are pickled: a run's store is for whoever made it."""

    def __init__(self, entries: Mapping[bytes, bytes] | None = None) -> None:
        """`entries`: what earlier tries have brought."""
        self._known = dict(entries or {})
        self._fresh: dict[bytes, bytes] = {}

    def look(self, request: Any) -> tuple[bool, Any]:
        """Whether a request has been answered, and what."""
        found = self._known.get(_name(request))
        return (False, None) if found is None else (True, pickle.loads(found))

    def note(self, request: Any, answer: Any) -> None:
        """Keep an answer."""
        name = _name(request)
        self._known[name] = self._fresh[name] = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)

    def fresh(self) -> dict[bytes, bytes]:
        """Entries noted since the last call."""
        fresh, self._fresh = self._fresh, {}
        return fresh


class JournaledWorkers:
    """Workers as one task sees them: what its journal knows is not asked again."""

    def __init__(self, workers: Workers, journal: Journal) -> None:
        self._workers = workers
        self._journal = journal

    @property
    def size(self) -> int:
        return self._workers.size

    @property
    def share(self) -> int:
        return self._workers.share

    async def ask(
        self,
        request: Any,
        prefer: Hashable = None,
        leaves: Sequence[Hashable] = (),
        *,
        afresh: bool = False,
    ) -> Any:
        """As `Fleet.ask`; `afresh`: neither answered from the journal nor noted."""
        if not afresh:
            known, answer = self._journal.look(request)
            if known:
                return answer
        answer = await self._workers.ask(request, prefer, leaves, afresh=afresh)
        if not afresh:
            self._journal.note(request, answer)
        return answer

    def remember(self, key: Hashable, number: int) -> None:
        self._workers.remember(key, number)

    def owner(self, key: Hashable) -> int | None:
        return self._workers.owner(key)


def _name(request: Any) -> bytes:
    """A request's name: equal requests have equal texts, which pickles need not."""
    return hashlib.blake2b(repr(request).encode(), digest_size=16).digest()
