"""Weights that come with Hypatia: the step-level verifier (`prover.training.steps`) and a small language
model as policy (`prover.training.policy`). `training.json` beside them says what they were trained on."""

from pathlib import Path

OWN = "hypatia"
"""The name under which models are opened that come with the project."""

POLICY = Path(__file__).parent / "policy"
"""The folder of the policy, with a verifier on its trunk."""

STEPS = Path(__file__).parent / "steps"
"""The folder of the step-level verifier."""

TRAINED_ON = ("LeanDojo benchmark 4, random/train", "searches over synthetic statements")

__all__ = ["OWN", "POLICY", "STEPS", "TRAINED_ON"]
