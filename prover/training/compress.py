"""The stage that compresses a model: calibration, AQLM block after block, a folder to serve from.

Run as `prover models compress NAME FOLDER`. Stopped, it goes on where it was. The folder then holds
the compact checkpoint, with the recipe in its config.json, and the tokenizer; `work/` inside it holds
the finished blocks.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from kernels.formats import GroupedWeight, dequantize
from kernels.model import LanguageModel, write_checkpoint
from kernels.quantize import BlockReport, QuantizeConfig, compress
from prover.download import Progress, quiet
from prover.models import OpenModel, open_model
from prover.training.calibration import calibration
from prover.training.data import fetch_leandojo, read_steps

_POOL = 60_000
"""Steps of the training split that calibration draws from: reading more takes long and adds nothing."""


@dataclass(frozen=True, slots=True)
class CalibrationConfig:
    """rows, length: token rows of the calibration; seed: of the choice of texts."""

    rows: int = 128
    length: int = 256
    seed: int = 0


def compress_model(
    name: str | Path,
    folder: Path,
    config: QuantizeConfig | None = None,
    texts: CalibrationConfig | None = None,
    report: Callable[[BlockReport], None] = lambda block: None,
    progress: Progress = quiet,
    device: str = "cpu",
) -> LanguageModel:
    """Compress a model (a name or a path, see `open_model`) into a folder.

    Raises ModelError and TrainingError with one line, FormatError when the folder holds another run.
    """
    config, texts = config or QuantizeConfig(), texts or CalibrationConfig()
    opened = open_model(name)
    tokens = calibration_tokens(opened, texts, progress)
    small = compress(opened.model, tokens, folder / "work", config, report, device)
    recipe = {"model": str(name), "quantize": asdict(config), "calibration": asdict(texts)}
    write_checkpoint(small, folder, {"hypatia": recipe})
    (folder / "tokenizer.json").write_text(opened.tokenizer.definition(), encoding="utf-8")
    return small


def calibration_tokens(
    opened: OpenModel, texts: CalibrationConfig, progress: Progress = quiet
) -> torch.Tensor:
    """int64 [rows, length] from LeanDojo's training split and prose, in the model's own tokens."""
    source = fetch_leandojo(progress) / "random-train.parquet"
    steps = list(itertools.islice(read_steps(source), _POOL))
    encode, end = opened.tokenizer.encode, end_token(opened.model)
    return calibration(steps, encode, end, texts.rows, texts.length, texts.seed)


def end_token(model: LanguageModel) -> int:
    """The token put between texts: the model's first end-of-text token, or 0 when it names none."""
    return model.config.eos_token_ids[0] if model.config.eos_token_ids else 0


def export_for_transformers(model: LanguageModel, folder: Path) -> None:
    """Write a folder that transformers loads: AQLM blocks as they are, all else dense, for it knows
    no grouped integers."""
    dense = {
        name: dequantize(weight)
        for name, weight in model.weights.items()
        if isinstance(weight, GroupedWeight)
    }
    write_checkpoint(model.replaced(dense), folder)
