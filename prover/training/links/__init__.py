"""Data-parallel training over slow links: many local steps, then little said about them.

Front door: `LinksConfig` and `DescentConfig` hold the numbers, a `Crew` the workers (`LocalCrew` in
this process, `RayCrew` as actors), `Streaming` trains by DiLoCo-style outer steps, `train_plain` by
averaging the gradient of every step, and `Link` says what either costs on a wire.
"""

from prover.training.links.config import DescentConfig, LinksConfig
from prover.training.links.crew import Crew, LocalCrew
from prover.training.links.plain import train_plain
from prover.training.links.streaming import Segment, Streaming
from prover.training.links.wire import Link, Traffic
from prover.training.links.worker import Shard, Worker

__all__ = [
    "Crew",
    "DescentConfig",
    "Link",
    "LinksConfig",
    "LocalCrew",
    "Segment",
    "Shard",
    "Streaming",
    "Traffic",
    "Worker",
    "train_plain",
]
