"""The search on many machines, over Ray: workers, inference, coordinators, a store that resumes.

Front door: `World` says what workers and inference actors hold and how one task is carried out,
`RunStore` keeps tasks and results, `run_distributed` brings them together on a Ray cluster.
"""

from search.distributed.config import ClusterConfig
from search.distributed.driver import run_distributed
from search.distributed.errors import DistributedError, LostError
from search.distributed.fleet import Fleet
from search.distributed.journal import Journal, JournaledWorkers
from search.distributed.matchmaker import Matchmaker
from search.distributed.minds import MindServer, RemoteMind
from search.distributed.parties import Mind, Seat, Site, Workers
from search.distributed.store import RunStore, Task
from search.distributed.world import Crew, World

__all__ = [
    "ClusterConfig",
    "Crew",
    "DistributedError",
    "Fleet",
    "Journal",
    "JournaledWorkers",
    "LostError",
    "Matchmaker",
    "Mind",
    "MindServer",
    "RemoteMind",
    "RunStore",
    "Seat",
    "Site",
    "Task",
    "Workers",
    "World",
    "run_distributed",
]
