"""What models learn from and are judged on."""

from prover.training.data.fetch import fetch_leandojo, leandojo_folder
from prover.training.data.general import general_text
from prover.training.data.leandojo import PARTS, SPLITS, Step, extract, read_steps
from prover.training.data.text import pack, pack_steps, step_text

__all__ = [
    "PARTS",
    "SPLITS",
    "Step",
    "extract",
    "fetch_leandojo",
    "general_text",
    "leandojo_folder",
    "pack",
    "pack_steps",
    "read_steps",
    "step_text",
]
