"""Serving a model over HTTP in the form of OpenAI's interface, batched by the decode engine."""

from prover.serve.app import create_app
from prover.serve.config import ServeConfig

__all__ = ["ServeConfig", "create_app"]
