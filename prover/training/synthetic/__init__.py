"""Families of synthetic statements with their words; see README.md."""

from prover.training.synthetic.draft import Claim, Draft, Synthetic, draft
from prover.training.synthetic.family import Family, Topic
from prover.training.synthetic.generate import families, generate, hard_families

__all__ = [
    "Claim",
    "Draft",
    "Family",
    "Synthetic",
    "Topic",
    "draft",
    "families",
    "generate",
    "hard_families",
]
