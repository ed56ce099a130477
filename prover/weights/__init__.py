"""Weights that come with Hypatia: a small policy with a verifier on its trunk, trained by
`prover.training.policy`; `training.json` beside them says on what."""

from pathlib import Path

POLICY = Path(__file__).parent / "policy"
"""The folder of the policy and the verifier."""

__all__ = ["POLICY"]
