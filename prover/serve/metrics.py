"""Counters for Prometheus, one registry a server so that two in one process do not mix."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from prover.serve.service import EngineService


class Metrics:
    """What `/metrics` shows."""

    def __init__(self, service: EngineService) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "hypatia_requests", "Answered requests by endpoint and status.",
            ["endpoint", "status"], registry=self._registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "hypatia_request_seconds", "Time of answered completion requests.",
            ["endpoint"], registry=self._registry,
        )  # fmt: skip
        self.prompt_tokens = Counter(
            "hypatia_prompt_tokens", "Tokens of prompts served.", registry=self._registry
        )
        self.completion_tokens = Counter(
            "hypatia_completion_tokens", "Tokens of samples returned.", registry=self._registry
        )
        gauges = (
            ("hypatia_requests_under_way", "Requests being served or waiting.", "under_way"),
            ("hypatia_engine_steps", "Steps of the decode engine so far.", "steps"),
            ("hypatia_engine_tokens", "Tokens drawn by the decode engine so far.", "tokens"),
        )
        for name, text, field in gauges:
            gauge = Gauge(name, text, registry=self._registry)
            gauge.set_function(lambda field=field: float(getattr(service, field)))  # type: ignore[misc]

    def text(self) -> bytes:
        """The exposition format."""
        return generate_latest(self._registry)
