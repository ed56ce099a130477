"""The stage that makes the policy and the verifier, top to bottom.

Proof steps of LeanDojo's training split first, for Lean's language; then what searches over synthetic
statements left, with the value head on the same trunk. The weights are stored in few bits, and beside
them all that says where they come from: configuration, hashes of the data, curves.

A small model from nothing by default, minutes on a CPU. On one GPU, SmolLM2 (at most 25 minutes):
  python -m prover.training.policy OUT --searches FILE … --base smollm2 --device cuda
      --lean-steps 200000 --form 2x8 --rate 3e-4 --batch-tokens 32768 --longest 512
Run: python -m prover.training.policy OUT --searches FILE [FILE …]
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from kernels.formats import GroupedWeight, dequantize
from kernels.model import EMBEDDING, LanguageModel, linear_names, write_checkpoint
from kernels.quantize import QuantizeConfig, compress
from prover.models import OpenModel, open_model
from prover.policy.learned.template import spoken
from prover.training.data import fetch_leandojo, read_steps
from prover.training.data.text import pack, prompt_text
from prover.training.fit import DenseParameters, Example, FitConfig, FitReport, fit
from prover.training.fit.example import fingerprint
from prover.training.searches import SearchRecord, held_out, learnable, read_records
from prover.training.small import SmallConfig, small_model, train_tokenizer
from prover.verifier import Bins, HeadConfig, ValueHead, write_head

_TOKENIZER_STEPS = 20_000
_LONGEST_STATE = 1_500
"""Characters; of LeanDojo's steps, longer ones are left out."""


def lean_steps(count: int, seed: int) -> list[Example]:
    """So many proof steps of LeanDojo's training split, in random order."""
    source = fetch_leandojo() / "random-train.parquet"
    steps = [s for s in read_steps(source) if len(s.state) <= _LONGEST_STATE]
    random.Random(seed).shuffle(steps)
    return [
        Example(prompt_text(s.state), f"{spoken(s.tactic)}\n")
        for s in itertools.islice(steps, count)
    ]


def split(paths: list[Path]) -> tuple[list[SearchRecord], list[SearchRecord]]:
    """Searches to train on, and those of held-out families."""
    records = [record for path in paths for record in read_records(path)]
    return (
        [record for record in records if not held_out(record.family)],
        [record for record in records if held_out(record.family)],
    )


def base_model(name: str, texts: Iterator[str], options: argparse.Namespace) -> OpenModel:
    """The model to begin with: "small" is made here, anything else opened."""
    if name != "small":
        return open_model(name)
    tokenizer = train_tokenizer(texts, options.vocabulary)
    shape = SmallConfig(
        options.layers,
        options.hidden,
        options.inner,
        options.heads,
        options.key_heads,
        seed=options.seed,
    )
    return OpenModel(small_model(shape, tokenizer.size), tokenizer)


def stored(
    model: LanguageModel, form: str, tokenizer: Any, examples: list[Example], work: Path
) -> LanguageModel:
    """The model in few bits: "8" or "4" rounded in groups of 64 or less, "KxB" by AQLM, calibrated on
    the examples; "16" keeps half precision."""
    if form == "16":
        return LanguageModel(
            model.config, {name: dequantize(part).half() for name, part in model.weights.items()}
        )
    if "x" in form:
        texts = (f"{e.prompt}{e.answer}" for e in examples if e.weight > 0)
        tokens = pack(texts, lambda t: tokenizer.encode(t, special=False), 0, 64, 256)
        return compress(model, tokens, work, QuantizeConfig(codebooks=int(form.partition("x")[0])))
    grouped = {}
    for name in [EMBEDDING, *linear_names(model.config)]:
        dense = dequantize(model.weights[name])
        grouped[name] = GroupedWeight.nearest(
            dense, int(form), 64 if dense.shape[1] % 64 == 0 else 32
        )
    halves = {name: dequantize(part).half() for name, part in model.weights.items()}
    return LanguageModel(model.config, {**halves, **grouped})


def trained(
    opened: OpenModel,
    examples: list[Example],
    config: FitConfig,
    head: ValueHead | None,
    bins: Bins,
    stage: str,
    options: argparse.Namespace,
) -> tuple[LanguageModel, list[dict[str, float | None]]]:
    """The model after one stage, and its curve."""
    parameters = DenseParameters(opened.model, options.device)
    curve: list[dict[str, float | None]] = []
    begun = time.perf_counter()

    def report(step: FitReport) -> None:
        if step.step % 20 and step.step + 1 != step.steps:
            return
        curve.append(
            {
                "step": step.step,
                "tokens": step.tokens,
                "answer": step.answer_loss,
                "value": step.value_loss,
            }
        )
        spent = time.perf_counter() - begun
        answer = "–" if step.answer_loss is None else f"{step.answer_loss:.3f}"
        value = "–" if step.value_loss is None else f"{step.value_loss:.3f}"
        print(
            f"{stage} {step.step + 1}/{step.steps}: tactics {answer}, values {value}, "
            f"{step.tokens:,} tokens, {spent:.0f} s",
            flush=True,
        )

    fit(
        parameters,
        opened.tokenizer,
        examples,
        config,
        head=head,
        bins=bins,
        folder=options.out / "work" / stage,
        report=report,
        device=options.device,
    )
    return parameters.model(), curve


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "out", type=Path, help="folder of the result; work that a stop left is taken up"
    )
    parser.add_argument(
        "--searches", type=Path, nargs="+", required=True, help="of searches.collect"
    )
    parser.add_argument(
        "--base", default="small", help="small, a fetched model's name, or a folder"
    )
    parser.add_argument("--lean-steps", type=int, default=12_000, help="of LeanDojo")
    parser.add_argument("--epochs", type=float, default=4.0, help="over the searches")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--batch-tokens", type=int, default=4096)
    parser.add_argument("--longest", type=int, default=320, help="tokens of an example")
    parser.add_argument("--form", default="8", help="16, 8, 4 or Kx8: how the weights are stored")
    parser.add_argument("--vocabulary", type=int, default=6144)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--hidden", type=int, default=192)
    parser.add_argument("--inner", type=int, default=512)
    parser.add_argument("--heads", type=int, default=3)
    parser.add_argument("--key-heads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    begun = time.perf_counter()

    train, unseen = split(options.searches)
    searched = list(learnable(train))
    random.Random(options.seed).shuffle(searched)
    lean = lean_steps(options.lean_steps, options.seed)
    print(
        f"{len(lean)} steps of LeanDojo, {len(searched)} examples of {len(train)} searches",
        flush=True,
    )

    texts = (f"{e.prompt}{e.answer}" for e in itertools.chain(lean[:_TOKENIZER_STEPS], searched))
    opened = base_model(options.base, texts, options)
    bins = Bins(64, 1.0, 0.75)
    head = ValueHead(opened.model.config.hidden_size, 64)
    config = FitConfig(
        rate=options.rate,
        batch_tokens=options.batch_tokens,
        longest=options.longest,
        seed=options.seed,
    )
    model, first = trained(opened, lean, config, None, bins, "lean", options)
    second_config = FitConfig(
        rate=options.rate / 2,
        batch_tokens=options.batch_tokens,
        longest=options.longest,
        epochs=options.epochs,
        value_share=0.5,
        seed=options.seed,
    )
    # a tenth of Mathlib's steps stays in, so that they are not forgotten
    mixed = searched + lean[: len(searched) // 10]
    model, second = trained(
        OpenModel(model, opened.tokenizer), mixed, second_config, head, bins, "searches", options
    )

    write_checkpoint(model, options.out / "dense")
    (options.out / "dense" / "tokenizer.json").write_text(opened.tokenizer.definition(), "utf-8")
    small = stored(
        model, options.form, opened.tokenizer, searched, options.out / "work" / options.form
    )
    policy = options.out / "policy"
    write_checkpoint(small, policy)
    (policy / "tokenizer.json").write_text(opened.tokenizer.definition(), "utf-8")
    for folder in (policy, options.out / "dense"):
        write_head(head, HeadConfig(hidden_size=model.config.hidden_size), folder)
    record = {
        "base": options.base,
        "form": options.form,
        "megabytes": round(small.megabytes, 2),
        "parameters": sum(dequantize(part).numel() for part in model.weights.values()),
        "options": {name: str(value) for name, value in sorted(vars(options).items())},
        "data": {
            "leandojo steps": len(lean),
            "leandojo": fingerprint(lean),
            "searches": len(train),
            "examples": len(searched),
            "searched": fingerprint(searched),
            "families held out": sorted({record.family for record in unseen}),
        },
        "torch": torch.__version__,
        "seconds": round(time.perf_counter() - begun),
        "curves": {"lean": first, "searches": second},
    }
    (policy / "training.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(f"{policy}: {small.megabytes:.1f} MB, {record['seconds']} s", flush=True)


if __name__ == "__main__":
    main()
