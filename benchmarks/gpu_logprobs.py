"""Log-probabilities of the decode engine beside transformers, in bfloat16 and in float32.

One model with weights rounded to bfloat16, the same tokens teacher-forced through: the engine on the
CPU in float32 and with bfloat16 products, the engine's GPU path in Triton's interpreter with bfloat16
and eight-bit keys and values, and transformers in both types. bfloat16 has eight bits, so two correct
computations in it differ: transformers' own distance from its float32 is measured too.
Run: python -m benchmarks.gpu_logprobs [--model smollm2] [--tokens 40] [--record]
"""

from __future__ import annotations

import argparse
import os
from typing import Any

from benchmarks.record import record

os.environ["TRITON_INTERPRET"] = "1"  # read when a kernel is decorated

import torch

from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, Engine, EngineConfig
from kernels.decode.gpu import GpuBackend
from kernels.formats import dequantize
from kernels.gpu import EIGHT_BITS
from kernels.model import LanguageModel
from prover.models import open_model

TEXT = (
    "theorem two_plus_two : 2 + 2 = 4 := by decide\n"
    "Let n be a natural number. The sum of the first n odd numbers is n squared, because "
)


def transformers_log_probs(model: LanguageModel, tokens: list[int], dtype: torch.dtype) -> Any:
    """Log-softmax [tokens, vocabulary] of transformers' logits in float64."""
    from transformers import AutoConfig, AutoModelForCausalLM

    values = model.config.to_json()
    config = AutoConfig.for_model(values.pop("model_type"), **values)
    theirs = AutoModelForCausalLM.from_config(config, dtype=dtype).eval()
    state = {
        name if name.endswith(".bias") else f"{name}.weight": part
        for name, part in model.dense_weights().items()
    }
    theirs.load_state_dict(state, strict=False)
    theirs.tie_weights()
    with torch.inference_mode():
        return theirs(torch.tensor([tokens])).logits[0].double().log_softmax(-1)


def main() -> None:
    """See `--help`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", default="smollm2")
    parser.add_argument("--tokens", type=int, default=40)
    parser.add_argument("--record", action="store_true", help="append to RESULTS.md")
    options = parser.parse_args()
    opened = open_model(options.model)
    rounded = {name: dequantize(part).bfloat16() for name, part in opened.model.weights.items()}
    model = LanguageModel(opened.model.config, rounded)
    tokens = opened.tokenizer.encode(TEXT)[: options.tokens]
    short = torch.bfloat16
    backends: dict[str, Any] = {
        "CPU fp32": lambda: CpuBackend(model, CpuConfig()),
        "CPU bf16": lambda: CpuBackend(model, CpuConfig(precision="bfloat16")),
        "GPU bf16": lambda: GpuBackend(model, "cpu", short, 64),
        "GPU bf16, fp8 cache": lambda: GpuBackend(model, "cpu", short, 64, EIGHT_BITS),
    }
    found = {
        name: torch.tensor(Engine(make(), EngineConfig(1, 256)).score(tokens[:1], tokens[1:]))
        for name, make in backends.items()
    }
    for name, dtype in (("transformers fp32", torch.float32), ("transformers bf16", short)):
        table = transformers_log_probs(model, tokens, dtype)[:-1]
        found[name] = table.gather(1, torch.tensor(tokens[1:])[:, None])[:, 0]
    pairs = (
        ("CPU fp32", "transformers fp32"),
        ("CPU bf16", "transformers bf16"),
        ("GPU bf16", "transformers bf16"),
        ("CPU bf16", "transformers fp32"),
        ("GPU bf16", "transformers fp32"),
        ("GPU bf16, fp8 cache", "transformers fp32"),
        ("transformers bf16", "transformers fp32"),
    )
    figures = []
    for one, other in pairs:
        apart = (found[one].double() - found[other].double()).abs()
        figures.append(f"{one} from {other} {apart.mean():.1e} (most {apart.max():.1e})")
    what = f"log-probabilities of {options.model}, {len(tokens)} tokens, mean distance"
    if options.record:
        record(what, "; ".join(figures), bar="≤ 1e-3")
    else:
        print(what, *figures, sep="\n")


if __name__ == "__main__":
    main()
