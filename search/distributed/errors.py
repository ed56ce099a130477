"""What can go wrong between machines."""

from __future__ import annotations

from search.errors import SearchError


class DistributedError(SearchError):
    """Base of the family. The message is one line: what was wrong, where, what to try."""


class LostError(DistributedError):
    """Whoever was asked is gone, or did not answer in time: nobody knows whether it did the work.

    Requests are pure, so they may be asked again, of the same or of another.
    """


class StoreError(DistributedError):
    """The run store cannot be used, or holds another run."""
