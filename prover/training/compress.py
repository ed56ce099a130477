"""The stage that compresses a model: calibration, AQLM block after block, a folder to serve from.

Run as `prover models compress NAME FOLDER`. Stopped, it goes on where it was. The folder then holds
the compact checkpoint, with the recipe in its config.json, and the tokenizer; `work/` inside it holds
the finished blocks. Asked to, it then tunes what is compressed, end to end.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from kernels.formats import GroupedWeight, dequantize
from kernels.model import LanguageModel, write_checkpoint
from kernels.quantize import (
    BlockReport,
    FinetuneConfig,
    QuantizeConfig,
    StepReport,
    compress,
    finetune,
)
from prover.download import Progress, quiet
from prover.models import OpenModel, open_model
from prover.training.calibration import calibration
from prover.training.data import Step, fetch_leandojo, pack_steps, read_steps

_POOL = 60_000
"""Steps of the training split that texts are drawn from: reading more takes long and adds nothing."""


@dataclass(frozen=True, slots=True)
class CalibrationConfig:
    """rows, length: token rows of the calibration; seed: of the choice of texts."""

    rows: int = 128
    length: int = 256
    seed: int = 0


TAUGHT = FinetuneConfig(book_rate=1e-3, code_share=0.0, teacher_weight=1.0)
"""How a compressed model learns to say what it said before: codebooks, scales and norms move. Codes do
not: what their step gains on a small model is less than what its time buys otherwise."""


@dataclass(frozen=True, slots=True)
class TuningConfig:
    """steps, rows, length: of the tuning on Lean, tokens a row; seed: of the choice of texts. What the
    model learned by heart tells little of what it says of other texts, so another seed than that of
    its own training is wanted."""

    steps: int
    rows: int = 4
    length: int = 256
    seed: int = 1


def compress_model(
    name: str | Path,
    folder: Path,
    config: QuantizeConfig | None = None,
    texts: CalibrationConfig | None = None,
    report: Callable[[BlockReport | StepReport], None] = lambda done: None,
    progress: Progress = quiet,
    device: str = "cpu",
    tuning: TuningConfig | None = None,
) -> LanguageModel:
    """Compress a model (a name or a path, see `open_model`) into a folder. tuning: on Lean's proof steps,
    of which it learns to say what the model says uncompressed.

    Raises ModelError and TrainingError with one line, FormatError when the folder holds another run.
    """
    config, texts = config or QuantizeConfig(), texts or CalibrationConfig()
    opened = open_model(name)
    tokens = calibration_tokens(opened, texts, progress)
    recipe = {"model": str(name), "quantize": asdict(config), "calibration": asdict(texts)}
    small = compress(opened.model, tokens, folder / "work", config, report, device)
    if tuning is not None:
        recipe |= {"tuning": asdict(tuning)}
        batches, work = tuning_batches(opened, tuning, progress), folder / "work" / "tuning"
        small = finetune(small, batches, TAUGHT, opened.model, report, work, device)
    write_checkpoint(small, folder, {"hypatia": recipe})
    (folder / "tokenizer.json").write_text(opened.tokenizer.definition(), encoding="utf-8")
    return small


def calibration_tokens(
    opened: OpenModel, texts: CalibrationConfig, progress: Progress = quiet
) -> torch.Tensor:
    """int64 [rows, length] from LeanDojo's training split and prose, in the model's own tokens."""
    steps = _pool(progress)
    encode, end = opened.tokenizer.encode, end_token(opened.model)
    return calibration(steps, encode, end, texts.rows, texts.length, texts.seed)


def tuning_batches(
    opened: OpenModel, tuning: TuningConfig, progress: Progress = quiet
) -> torch.Tensor:
    """int64 [steps, rows, length] of LeanDojo's training steps in random order."""
    steps = _pool(progress)
    random.Random(tuning.seed).shuffle(steps)
    pairs = ((step.state, step.tactic) for step in steps)
    encode, end = opened.tokenizer.encode, end_token(opened.model)
    tokens, _ = pack_steps(pairs, encode, end, tuning.steps * tuning.rows, tuning.length)
    return tokens.reshape(tuning.steps, tuning.rows, tuning.length)


def _pool(progress: Progress) -> list[Step]:
    """The steps that texts are drawn from."""
    source = fetch_leandojo(progress) / "random-train.parquet"
    return list(itertools.islice(read_steps(source), _POOL))


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
