"""Expert iteration: rounds of searching, learning and judging.

Front door: `Loop` with a `LoopConfig`. `LeanSearcher` and a `StepLearner` or a `DenseLearner` are its
hands, `page` shows it.
"""

from prover.training.loop.buffer import Replay
from prover.training.loop.config import LoopConfig
from prover.training.loop.judgement import Judgement, set_tasks
from prover.training.loop.learner import DenseLearner, StepLearner
from prover.training.loop.loop import Learner, Loop, Searcher
from prover.training.loop.matchmaker import Matchmaker, Task
from prover.training.loop.page import page
from prover.training.loop.searcher import LeanSearcher

__all__ = [
    "DenseLearner",
    "Judgement",
    "LeanSearcher",
    "Learner",
    "Loop",
    "LoopConfig",
    "Matchmaker",
    "Replay",
    "Searcher",
    "StepLearner",
    "Task",
    "page",
    "set_tasks",
]
