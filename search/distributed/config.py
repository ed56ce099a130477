"""Every number of a distributed run that people tune, with units in the names."""

from __future__ import annotations

from dataclasses import dataclass

from search.errors import ConfigError


@dataclass(frozen=True, slots=True)
class ClusterConfig:
    """The shape of a run on a cluster. One coordinator with its workers and its inference actors
    is a shard; shards share nothing but the driver, which hands out tasks."""

    coordinators: int = 1
    """Shards. One coordinator serves some tens of workers; for more, take more of them."""
    workers: int = 1
    """Environment workers of a shard."""
    minds: int = 1
    """Inference actors of a shard, each with the whole policy and verifier."""
    problems: int = 1
    """Tasks that a shard works on at once; they share its workers."""
    worker_cpus: float = 1.0
    worker_memory_mb: int = 0
    """Asked of Ray for each worker, so that nodes are not overfilled; 0 asks for none."""
    mind_cpus: float = 0.0
    mind_gpus: float = 0.0
    mind_memory_mb: int = 0
    coordinator_cpus: float = 0.0
    call_timeout_s: float = 600.0
    """A worker that has not answered by then counts as lost and is started anew."""
    request_retries: int = 12
    """Times that a request is asked again after whoever had it was lost."""
    task_tries: int = 10
    """Times in a row that a task may take its coordinator down, or raise, without having come any
    further, before it counts as crashed."""
    journal_interval_s: float = 1.0
    """How often a running task's answers are fetched into the store: what a lost coordinator costs."""
    revive_interval_s: float = 0.5
    """Wait between two looks whether a lost worker is back."""
    revive_timeout_s: float = 600.0
    """How long the whole fleet may be away before requests fail: a cluster needs minutes to grow."""
    affinity_entries: int = 100_000
    """States of which it is remembered which worker knows them."""

    def __post_init__(self) -> None:
        for name in ("coordinators", "workers", "minds", "problems", "task_tries"):
            if getattr(self, name) < 1:
                raise ConfigError(f"{name} must be at least 1")
        for name in (
            "worker_cpus",
            "worker_memory_mb",
            "mind_cpus",
            "mind_gpus",
            "mind_memory_mb",
            "coordinator_cpus",
            "request_retries",
        ):
            if getattr(self, name) < 0:
                raise ConfigError(f"{name} must not be negative")
