"""Weights that come with Hypatia: a small policy with a verifier on its trunk, made by
`prover.training.policy`; `training.json` beside them says on what."""

from pathlib import Path

OWN = "hypatia"
"""The name under which models are opened that come with the project."""

POLICY = Path(__file__).parent / "policy"
"""The folder of the policy and the verifier."""

TRAINED_ON = ("LeanDojo benchmark 4, random/train", "searches over synthetic statements")

__all__ = ["OWN", "POLICY", "TRAINED_ON"]
