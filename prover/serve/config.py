"""What can be tuned about serving a model; units in the names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServeConfig:
    """Limits of the server; a request beyond one is refused with a 4xx or 503 answer.

    api_key: what clients must send as a bearer token; None for no check, which is fit for loopback
    only. queue: requests that may be under way or wait. timeout_s: until a request is given up.
    max_tokens: of a sample; samples: of a request; prompts: of a request; body_bytes: of a request.
    stops, stop_characters: stop strings of a request and their length.
    """

    model_name: str
    api_key: str | None = None
    queue: int = 256
    timeout_s: float = 120.0
    max_tokens: int = 1024
    samples: int = 256
    prompts: int = 64
    body_bytes: int = 1 << 20
    stops: int = 16
    stop_characters: int = 256
    drain_s: float = 10.0
    """How long requests under way may take to finish when the server is told to stop."""
