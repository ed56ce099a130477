"""Compressing in stages, tuned between: what is still dense repairs what is compressed already.

Incremental quantisation (Zhou et al., ICLR 2017) with AQLM's blocks: a few blocks are compressed, front
to back, then the whole model learns for some steps, and so on. Compressed blocks learn by their
codebooks alone, which is little; the dense ones behind them have all their weights to make good with.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import torch

from kernels.model import LanguageModel, read_checkpoint, write_checkpoint
from kernels.quantize.compress import BlockReport, claim, compress
from kernels.quantize.config import QuantizeConfig
from kernels.quantize.finetune import FinetuneConfig, StepReport, finetune
from kernels.quantize.fingerprint import model_fingerprint, tokens_fingerprint

IN_STAGES = FinetuneConfig(dense_rate=1e-4, book_rate=1e-3, code_share=0.0, teacher_weight=1.0)
"""Gentler than a single tuning: each stage begins where the last one ended, and is to say what the
teacher says, nothing new."""


def compress_in_stages(
    model: LanguageModel,
    tokens: torch.Tensor,
    batches: torch.Tensor,
    folder: Path,
    config: QuantizeConfig | None = None,
    tuning: FinetuneConfig = IN_STAGES,
    stages: int = 5,
    teacher: LanguageModel | None = None,
    report: Callable[[BlockReport | StepReport], None] = lambda step: None,
    device: torch.device | str = "cpu",
) -> LanguageModel:
    """The model compressed and tuned. tokens: int64 [rows, length], the calibration; batches: int64
    [steps, rows, length], in order; the last stage takes twice the share of the others, for behind it
    nothing dense is left.

    folder: keeps each stage's model and the work of the present one; FormatError when it holds another
    run. Raises ValueError for more stages than blocks or steps.
    """
    config = config or QuantizeConfig()
    layers = model.config.num_hidden_layers
    if not 1 <= stages <= min(layers, len(batches)):
        raise ValueError(f"{stages} stages of {layers} blocks and {len(batches)} steps")
    recipe = {
        "model": model_fingerprint(model),
        "tokens": [tokens_fingerprint(tokens), tokens_fingerprint(batches)],
        "config": [asdict(config), asdict(tuning), stages],
    }
    claim(folder, recipe)
    step = len(batches) // (stages + 1)
    for number in range(stages):
        done, work = folder / f"stage-{number}", folder / "work"
        if not (done / "config.json").is_file():
            blocks = range(layers * number // stages, layers * (number + 1) // stages)
            model = compress(model, tokens, work / "blocks", config, report, device, blocks)
            end = len(batches) if number == stages - 1 else step * (number + 1)
            share = batches[step * number : end]
            model = finetune(model, share, tuning, teacher, report, work / "tuning", device)
            write_checkpoint(model, done)
        # Read back even when just made: both ways then continue with the very same numbers.
        model = read_checkpoint(done)
        shutil.rmtree(work, ignore_errors=True)
    return model
