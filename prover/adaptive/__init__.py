"""Test-time training: one hard problem, the statements near it, a model adapted to them.

Front door: `solve_adaptively` takes an `AdaptiveConfig` beside what `solve_problem` takes.
"""

from prover.adaptive.config import AdaptiveConfig
from prover.adaptive.learner import adaptable
from prover.adaptive.solve import Party, solve_adaptively

__all__ = ["AdaptiveConfig", "Party", "adaptable", "solve_adaptively"]
