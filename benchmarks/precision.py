"""Perplexity against bits (Kumar et al., 2024): one model in 16, 8, 4, 3×8, 2×8 and 1×8 bits.

Each form is judged as it is and after the same fine-tuning on LeanDojo's training steps (AQLM forms
by PV-Tuning, taught by the tuned 16-bit model; the others by Adam on dense weights, 8 and 4 bits on
their scales and minima). "16-long" has twice the steps; "2x8-of-tuned" is that one, compressed and
then tuned on the batches that it has seen; "2x8-taught" learns instead to say of further steps what it
said before it was compressed (of them it sees no answers, its teacher's distribution alone). Work and
results are kept in runs/precision/ and go on after a stop. Draws benchmarks/precision.svg.
Run: python -m benchmarks.precision [--forms 16 8 ...] [--steps N] [--device cuda]
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch

from benchmarks.record import record
from kernels.formats import GroupedWeight, dequantize
from kernels.model import EMBEDDING, LanguageModel, linear_names, read_checkpoint, write_checkpoint
from kernels.quantize import BlockReport, FinetuneConfig, QuantizeConfig, StepReport, finetune
from prover.models import OpenModel, open_model
from prover.training.compress import (
    TAUGHT,
    CalibrationConfig,
    TuningConfig,
    compress_model,
    tuning_batches,
)
from prover.training.judge import Judge

RUNS = Path("runs/precision")
FORMS = (
    "16",
    "16-long",
    "8",
    "4",
    "3x8",
    "2x8",
    "2x8-of-tuned",
    "2x8-taught",
    "2x8-greedy",
    "1x8",
)
"""In the order of their tuning: the first two teach the others."""
OF_TUNED = {
    "16-long": "16, twice the steps",
    "2x8-of-tuned": "2×8 of that",
    "2x8-taught": "2×8 of that, taught",
}
"""What has twice the steps, or comes of that; it stands beside the curves of the figure."""


def form_of(name: str, opened: OpenModel, model: str, options: argparse.Namespace) -> LanguageModel:
    """The model in one form, before fine-tuning."""
    if name.startswith("16"):
        weights = {key: dequantize(part).bfloat16() for key, part in opened.model.weights.items()}
        return LanguageModel(opened.model.config, weights)
    if name in ("8", "4"):
        grouped = {
            key: GroupedWeight.nearest(dequantize(opened.model.weights[key]), int(name), 64)
            for key in [EMBEDDING, *linear_names(opened.model.config)]
        }
        return opened.model.replaced(grouped)
    name = name.replace("-taught", "-of-tuned")
    if (RUNS / name / "config.json").is_file():
        return read_checkpoint(RUNS / name)
    books, _, kind = name.partition("x8")
    config = QuantizeConfig(codebooks=int(books), weighted=kind != "-greedy")
    texts = CalibrationConfig(options.rows, options.length)
    source = RUNS / "16-long-tuned" if kind == "-of-tuned" else model
    tell = telling(name)
    return compress_model(source, RUNS / name, config, texts, tell, device=options.device)


def telling(form: str) -> Callable[[BlockReport | StepReport], None]:
    """Prints how the work on a form goes."""
    begun = time.perf_counter()

    def tell(done: BlockReport | StepReport) -> None:
        spent = time.perf_counter() - begun
        if isinstance(done, BlockReport):
            what = f"block {done.layer + 1}/{done.layers}: {done.before:.4f} → {done.after:.4f}"
        else:
            what = (
                f"step {done.step}/{done.steps}: loss {done.loss:.3f}, {done.changed} codes moved"
            )
        if isinstance(done, BlockReport) or done.step % 10 == 0:
            print(f"{form} {what}, {spent:.0f} s", flush=True)

    return tell


def share_of(
    form: str, data: torch.Tensor, opened: OpenModel, tuning: TuningConfig
) -> torch.Tensor:
    """The batches that a form is tuned on, out of `data`, which `tuning` chose, or beside them."""
    if form == "2x8-taught":
        return tuning_batches(opened, replace(tuning, steps=3 * tuning.steps, seed=2))
    return data if form in OF_TUNED else data[: len(data) // 2]


def bits(model: LanguageModel) -> float:
    """Bits a weight, everything counted."""
    numbers = sum(dequantize(part).numel() for part in model.weights.values())
    return model.megabytes * 8e6 / numbers


def known() -> dict[str, dict[str, Any]]:
    """Results of earlier runs by form and stage."""
    path = RUNS / "results.jsonl"
    if not path.exists():
        return {}
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    return {f"{line['form']} {line['stage']}": line for line in lines}


def keep(
    form: str,
    stage: str,
    model: LanguageModel,
    judge: Judge,
    options: argparse.Namespace,
    **more: Any,
) -> None:
    """Judge a model, write the result down and record it."""
    line = {"form": form, "stage": stage, "bits": bits(model), "megabytes": model.megabytes}
    line |= asdict(judge(model)) | more
    with (RUNS / "results.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")
    tokens = options.judge_rows * options.length
    bar = peer = "–"
    if form in ("2x8-of-tuned", "2x8-taught") and (uncompressed := known().get("16-long after")):
        above = line["lean"] / uncompressed["lean"] - 1
        bar, peer = "within 8 %", f"16-long {uncompressed['lean']:.2f} ({100 * above:+.1f} %)"
    record(
        f"perplexity of {options.model}, {form}, {stage} fine-tuning, {tokens} tokens judged a text",
        f"LeanDojo {line['lean']:.2f}, its tactics {line['tactics']:.2f}, prose {line['prose']:.2f}; "
        f"{line['bits']:.2f} bits a weight, {line['megabytes']:.1f} MB, {line['seconds']:.0f} s"
        + (f", {line['tokens']:,} tokens" if "tokens" in line else ""),
        bar=bar,
        peer=peer,
    )


def tuned(form: str, model: LanguageModel, data: torch.Tensor, device: str) -> LanguageModel:
    """The model after fine-tuning; its state is kept for a stop.

    AQLM forms learn half from the tuned 16-bit model's distributions, where that is at hand.
    """
    folder, teacher = RUNS / f"{form}-tuning", None
    wise = RUNS / ("16-long-tuned" if form in OF_TUNED else "16-tuned")
    if "x8" in form and (wise / "config.json").is_file():
        teacher = read_checkpoint(wise)
    config = FinetuneConfig(teacher_weight=0.5 if teacher else 0.0)
    if form == "2x8-taught":
        config = TAUGHT
    return finetune(model, data, config, teacher, telling(form), folder, device)


def draw(results: dict[str, dict[str, Any]], path: Path) -> None:
    """Perplexity against bits a weight, before and after, one panel a text."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(1, 3, figsize=(12, 4), sharex=True)
    for panel, text in zip(panels, ("lean", "tactics", "prose"), strict=True):
        for stage, style in (("before", "o--"), ("after", "s-")):
            points = sorted(
                (line["bits"], line[text], line["form"])
                for line in results.values()
                if line["stage"] == stage and "-" not in line["form"]
            )
            if points:
                panel.plot([p[0] for p in points], [p[1] for p in points], style, label=stage)
                if stage == "before":
                    for place, value, form in points:
                        panel.annotate(form.replace("x", "×"), (place, value), fontsize=8)
        panel.set(xscale="log", yscale="log", xlabel="bits a weight", title=text)
        panel.grid(alpha=0.3)
        for line in results.values():
            if line["form"] in OF_TUNED and line["stage"] == "after":
                panel.plot(line["bits"], line[text], "*", label=OF_TUNED[line["form"]])
    panels[0].set_ylabel("perplexity")
    panels[0].legend()
    figure.tight_layout()
    figure.savefig(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="smollm2")
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=list(FORMS))
    parser.add_argument("--rows", type=int, default=128, help="calibration rows")
    parser.add_argument("--length", type=int, default=256, help="tokens a row")
    parser.add_argument("--judge-rows", type=int, default=32)
    parser.add_argument("--steps", type=int, default=150, help="fine-tuning steps; 0 for none")
    parser.add_argument("--batch", type=int, default=4, help="rows a fine-tuning step")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    RUNS.mkdir(parents=True, exist_ok=True)
    opened = open_model(options.model)
    judge = Judge.of(opened, options.judge_rows, options.length)
    tuning = TuningConfig(2 * options.steps, options.batch, options.length)
    data = tuning_batches(opened, tuning) if options.steps else None
    for form in options.forms:
        model = None
        if form not in ("16-long", "2x8-taught") and f"{form} before" not in known():
            begun = time.perf_counter()
            model = form_of(form, opened, options.model, options)
            keep(form, "before", model, judge, options, seconds=time.perf_counter() - begun)
        if data is None or form == "2x8-greedy" or f"{form} after" in known():
            continue
        model = model or form_of(form, opened, options.model, options)
        begun = time.perf_counter()
        share = share_of(form, data, opened, tuning)
        better = tuned(form, model, share, options.device)
        folder = RUNS / f"{form}-tuned"
        write_checkpoint(better, folder)
        (folder / "tokenizer.json").write_text(opened.tokenizer.definition(), encoding="utf-8")
        spent, tokens = time.perf_counter() - begun, share.numel()
        tuned_model = read_checkpoint(folder)
        keep(form, "after", tuned_model, judge, options, seconds=spent, tokens=tokens)
    draw(known(), Path(__file__).with_name("precision.svg"))


if __name__ == "__main__":
    main()
