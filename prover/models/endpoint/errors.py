"""What goes wrong with a model behind an address. No message holds the key."""

from __future__ import annotations

from prover.models.errors import ModelError


class EndpointError(ModelError):
    """The endpoint gave no samples. One line: what is wrong, where, what to try."""


class EndpointDown(EndpointError):
    """No usable answer in any attempt: no connection, no time left, 429, 5xx, no JSON."""


class EndpointRefused(EndpointError):
    """The endpoint will never answer this request: a 4xx status. `status` is that."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class BudgetSpent(EndpointError):
    """The request would cost more than what is left of the budget; it was not sent."""
