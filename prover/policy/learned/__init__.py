"""A language model as policy: states into prompts, samples into tactics.

Front door: `LearnedPolicy` over a `Sampler` (`EndpointSampler`, `LocalSampler`), and the `Template`
that puts a state into words. torch is loaded for a local model only.
"""

from typing import TYPE_CHECKING, Any

from prover.policy.learned.config import LearnedConfig
from prover.policy.learned.guard import tactic_of
from prover.policy.learned.policy import LearnedPolicy
from prover.policy.learned.ranked import RankedPolicy, StepJudge
from prover.policy.learned.remote import EndpointSampler
from prover.policy.learned.sampler import Prompt, Sampler
from prover.policy.learned.template import Template

if TYPE_CHECKING:
    from prover.policy.learned.local import LocalSampler

__all__ = [
    "EndpointSampler",
    "LearnedConfig",
    "LearnedPolicy",
    "LocalSampler",
    "Prompt",
    "RankedPolicy",
    "Sampler",
    "StepJudge",
    "Template",
    "tactic_of",
]


def __getattr__(name: str) -> Any:
    if name == "LocalSampler":
        from prover.policy.learned.local import LocalSampler

        return LocalSampler
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
