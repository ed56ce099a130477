"""What an endpoint may still be asked for."""

from __future__ import annotations

from prover.models.endpoint.errors import BudgetSpent


class Budget:
    """Counts requests and tokens. A request holds the most it can cost until its cost is known, so
    that requests under way together cannot overdraw.

    requests, tokens: spent so far. most_requests, most_tokens: None is no limit.
    """

    def __init__(self, most_requests: int | None = None, most_tokens: int | None = None) -> None:
        self._most_requests = most_requests
        self._most_tokens = most_tokens
        self._held = 0
        self.requests = 0
        self.tokens = 0

    def hold(self, tokens: int) -> None:
        """Count one request, and set tokens aside for it. Raises BudgetSpent, changing nothing."""
        if self._most_requests is not None and self.requests >= self._most_requests:
            raise BudgetSpent(f"the budget of {self._most_requests} requests is spent")
        if self._most_tokens is not None and self.tokens + self._held + tokens > self._most_tokens:
            raise BudgetSpent(
                f"the budget of {self._most_tokens} tokens has no {tokens} left for a request"
            )
        self.requests += 1
        self._held += tokens

    def settle(self, held: int, used: int) -> None:
        """The request that held so many tokens is over and cost `used`."""
        self._held -= held
        self.tokens += used
