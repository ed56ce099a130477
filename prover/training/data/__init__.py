"""What models learn from and are judged on."""

from prover.training.data.general import general_text
from prover.training.data.leandojo import PARTS, SPLITS, Step, extract, read_steps
from prover.training.data.text import pack, step_text

__all__ = [
    "PARTS",
    "SPLITS",
    "Step",
    "extract",
    "general_text",
    "pack",
    "read_steps",
    "step_text",
]
