"""Asking a model that somebody else serves, over HTTP in OpenAI's form.

Front door: `Endpoint` (complete, chat), what is asked of each sample (`Sampling`), what comes back
(`Sample`). Knows HTTP and text; nothing of Lean, prompts or tokenizers.
"""

from prover.models.endpoint.answers import Sample
from prover.models.endpoint.budget import Budget
from prover.models.endpoint.client import Endpoint
from prover.models.endpoint.config import EndpointConfig, Sampling
from prover.models.endpoint.errors import (
    BudgetSpent,
    EndpointDown,
    EndpointError,
    EndpointRefused,
)

__all__ = [
    "Budget",
    "BudgetSpent",
    "Endpoint",
    "EndpointConfig",
    "EndpointDown",
    "EndpointError",
    "EndpointRefused",
    "Sample",
    "Sampling",
]
