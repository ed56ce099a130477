"""LeanDojo's `Dojo` as a search environment, for theorems of a repository that LeanDojo traced."""

from prover.lean.dojo.environment import DojoEnvironment
from prover.lean.dojo.session import DojoState

__all__ = ["DojoEnvironment", "DojoState"]
