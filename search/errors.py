"""The exception family of the search package."""

from __future__ import annotations


class SearchError(Exception):
    """Anything that the search package raises on purpose."""


class ConfigError(SearchError, ValueError):
    """A setting is out of its range."""


class TraceError(SearchError):
    """A trace cannot be written, read, or does not belong to this search."""


class ContractError(SearchError):
    """An environment, policy or verifier broke the protocol of `search.protocols`."""


class RestoreError(SearchError):
    """A recorded state could not be obtained again from the environment."""
