"""A compressed checkpoint in transformers and in our own path: the same logits?

Writes the folder once more as transformers takes it (AQLM layers as they are, the embedding dense),
loads both in float32 and compares the logits of one text.
Run: python -m benchmarks.transformers_logits FOLDER
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numba
import torch
import transformers

from benchmarks.record import record
from kernels.model.forward import logits
from prover.models import open_model
from prover.training.compress import export_for_transformers

TEXT = "theorem t (n : Nat) (h : 0 < n) : n * n ≥ n := by\n  exact Nat.le_mul_self n\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="a compressed model")
    arguments = parser.parse_args()
    numba.set_num_threads(1)  # with more, the package aqlm adds to one number from two threads
    opened = open_model(str(arguments.folder))
    tokens = torch.tensor([opened.tokenizer.encode(TEXT)])
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        export_for_transformers(opened.model, Path(folder))
        theirs = transformers.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
        wanted = theirs.eval()(tokens).logits
        weights = opened.model.dense_weights()
        found = logits(opened.model.config, weights, tokens)
    difference = (found - wanted).abs().max().item()
    size = sum(path.stat().st_size for path in arguments.folder.glob("*.safetensors")) / 1e6
    record(
        f"logits of {arguments.folder.name} in transformers against our own path, float32, "
        f"{tokens.shape[1]} tokens",
        f"largest difference {difference:.1e} (logits up to {wanted.abs().max():.0f}); "
        f"file {size:.1f} MB",
        bar="≤ 1e-3; file ≤ 45 MB",
    )


if __name__ == "__main__":
    main()
