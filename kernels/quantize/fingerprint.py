"""Hashes that tell whether two runs had the same model and the same tokens."""

from __future__ import annotations

import hashlib

import torch

from kernels.formats import dequantize
from kernels.model import LanguageModel


def model_fingerprint(model: LanguageModel) -> str:
    """sha256 of all weights' values, in the order of their names."""
    digest = hashlib.sha256()
    for name in sorted(model.weights):
        digest.update(name.encode())
        digest.update(dequantize(model.weights[name]).contiguous().numpy().tobytes())
    return digest.hexdigest()


def tokens_fingerprint(tokens: torch.Tensor) -> str:
    """sha256 of token ids."""
    return hashlib.sha256(tokens.contiguous().numpy().tobytes()).hexdigest()
