"""Texts a model is judged on: proof steps it was not trained on, their tactics alone, and prose."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch

from kernels.model import LanguageModel
from kernels.model.perplexity import perplexity
from prover.download import Progress, quiet
from prover.models import OpenModel
from prover.training.calibration import held_out_prose
from prover.training.compress import end_token
from prover.training.data import fetch_leandojo, pack_steps, read_steps


@dataclass(frozen=True, slots=True)
class Judgement:
    """Perplexities: of LeanDojo's validation text, states and tactics; of its tactics alone, given
    what comes before; of prose."""

    lean: float
    tactics: float
    prose: float


@dataclass(frozen=True, slots=True)
class Judge:
    """Token rows [rows, length]; `counted` marks the tactics' tokens in `lean`."""

    lean: torch.Tensor
    counted: torch.Tensor
    prose: torch.Tensor

    @staticmethod
    def of(opened: OpenModel, rows: int, length: int, progress: Progress = quiet) -> Judge:
        """Rows of the random split's validation part, steps in random order, and held-out prose."""
        encode, end = opened.tokenizer.encode, end_token(opened.model)
        steps = list(read_steps(fetch_leandojo(progress) / "random-val.parquet"))
        random.Random(0).shuffle(steps)
        pairs = [(step.state, step.tactic) for step in steps]
        lean, counted = pack_steps(pairs, encode, end, rows, length)
        return Judge(lean, counted, held_out_prose(encode, end, rows, length))

    def __call__(self, model: LanguageModel) -> Judgement:
        """Perplexities of a model with this tokenizer."""
        return Judgement(
            perplexity(model, self.lean),
            perplexity(model, self.lean, self.counted),
            perplexity(model, self.prose),
        )
