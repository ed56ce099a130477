"""What the Ray dashboard and Prometheus see of a run. Names begin with `hypatia_`.

hypatia_workers, hypatia_workers_busy, hypatia_requests_queued, hypatia_tasks_running
    gauges of a shard (tag `shard`)
hypatia_requests_total, hypatia_requests_lost_total
    requests to environment workers, and those whose worker died under them
hypatia_results_total
    results by verdict (tag `verdict`), counted by the driver
hypatia_inference_states, hypatia_inference_calls
    states and batched calls of an inference actor: their ratio is the batch size
"""

from __future__ import annotations

from ray.util.metrics import Counter, Gauge

from search.distributed.fleet import Fleet
from search.distributed.minds import MindServer


class ShardMetrics:
    """Of one coordinator."""

    def __init__(self, shard: int) -> None:
        tags = {"shard": str(shard)}

        def gauge(name: str, description: str) -> Gauge:
            made = Gauge(name, description, tag_keys=("shard",))
            made.set_default_tags(tags)
            return made

        def counter(name: str, description: str) -> Counter:
            made = Counter(name, description, tag_keys=("shard",))
            made.set_default_tags(tags)
            return made

        self._workers = gauge("hypatia_workers", "Environment workers that answer.")
        self._busy = gauge("hypatia_workers_busy", "Environment workers that have a request.")
        self._queued = gauge("hypatia_requests_queued", "Requests that wait for a worker.")
        self._running = gauge("hypatia_tasks_running", "Attempts under way.")
        self._requests = counter("hypatia_requests_total", "Requests to environment workers.")
        self._lost = counter("hypatia_requests_lost_total", "Requests whose worker died.")
        self._told = (0, 0)

    def tell(self, fleet: Fleet) -> None:
        """Publish the present figures."""
        self._workers.set(fleet.up)
        self._busy.set(fleet.busy)
        self._queued.set(fleet.queued)
        self._running.set(fleet.users)
        new = (fleet.requests - self._told[0], fleet.lost - self._told[1])
        self._told = (fleet.requests, fleet.lost)
        for counter, count in zip((self._requests, self._lost), new, strict=True):
            if count:
                counter.inc(count)


class MindMetrics:
    """Of one inference actor."""

    def __init__(self) -> None:
        self._states = Gauge("hypatia_inference_states", "States proposed for and scored.")
        self._calls = Gauge("hypatia_inference_calls", "Batched calls that they came in.")

    def tell(self, server: MindServer) -> None:
        """Publish the present figures."""
        self._states.set(server.policy.questions + server.verifier.questions)
        self._calls.set(server.policy.calls + server.verifier.calls)


class DriverMetrics:
    """Of the driver."""

    def __init__(self) -> None:
        self._results = Counter("hypatia_results_total", "Results.", tag_keys=("verdict",))

    def result(self, verdict: str) -> None:
        self._results.inc(1, tags={"verdict": verdict})
