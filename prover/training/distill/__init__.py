"""Distillation: from any teacher that proposes tactics to the small language model.

Front door: `python -m prover.training.distill OUT --teacher …`; `open_teacher`, `ask`, `soft_examples` are
its parts.
"""

from prover.training.distill.asking import ask, ask_states
from prover.training.distill.targets import TargetConfig, soft_examples
from prover.training.distill.teacher import SEARCH, open_teacher, reranked

__all__ = [
    "SEARCH",
    "TargetConfig",
    "ask",
    "ask_states",
    "open_teacher",
    "reranked",
    "soft_examples",
]
