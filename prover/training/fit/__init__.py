"""Training a language model, and a value head on it, on prompts with answers."""

from prover.training.fit.example import Example
from prover.training.fit.fit import FitConfig, FitReport, fit
from prover.training.fit.parameters import DenseParameters, Parameters

__all__ = ["DenseParameters", "Example", "FitConfig", "FitReport", "Parameters", "fit"]
