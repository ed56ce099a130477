"""Where an endpoint is, how it is asked, and how much may be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from prover.models.endpoint.errors import EndpointError

KEY_VARIABLE = "HYPATIA_ENDPOINT_KEY"


@dataclass(frozen=True, slots=True)
class EndpointConfig:
    """One endpoint. It holds the name of the variable with the key, never the key."""

    url: str
    """Where `/completions` and `/chat/completions` are appended, such as http://localhost:8000/v1."""
    model: str = ""
    """What the endpoint calls the model; empty asks for its list, which must hold just one."""
    key_variable: str = KEY_VARIABLE
    """The environment variable with the bearer token; unset or empty sends none."""
    timeout_s: float = 120.0
    """Until an answer is given up."""
    connect_timeout_s: float = 10.0
    attempts: int = 4
    """Tries of a request before the endpoint counts as down, >= 1."""
    backoff_s: float = 0.5
    """Wait before the second try, doubled before each further one."""
    most_backoff_s: float = 20.0
    """Longest wait; a longer `Retry-After` is cut to this."""
    parallel: int = 16
    """Requests under way at once."""
    most_requests: int | None = None
    """Requests in all, each try counted; None is no limit."""
    most_tokens: int | None = None
    """Tokens in all, of prompts and samples; None is no limit."""

    @staticmethod
    def at(address: str, *, most_tokens: int | None = None) -> EndpointConfig:
        """The endpoint `http://host:port/v1` or `http://host:port/v1#model`; `/v1` may be left out.

        Raises EndpointError for an address that is none, or that carries a password or a query.
        """
        try:
            parts = urlsplit(address)
            host = parts.hostname
            _ = parts.port
        except ValueError as problem:
            raise EndpointError(f"that is no address of an endpoint ({problem})") from None
        if parts.scheme not in ("http", "https") or not host:
            raise EndpointError("an endpoint's address begins with http:// or https:// and a host")
        if parts.username is not None or parts.query:
            raise EndpointError(
                f"an endpoint's address holds no password and no query; set {KEY_VARIABLE} to the key"
            )
        path = parts.path.rstrip("/") or "/v1"
        url = urlunsplit((parts.scheme, parts.netloc, path, "", ""))
        return EndpointConfig(url, parts.fragment, most_tokens=most_tokens)


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a prompt is continued.

    samples: how many continuations. max_tokens: of each. stop: texts that end one and are not part of
    it. seed: makes the samples repeatable where the endpoint can; None leaves it out.
    """

    samples: int = 1
    max_tokens: int = 128
    temperature: float = 1.0
    top_p: float = 1.0
    stop: tuple[str, ...] = ()
    seed: int | None = None
