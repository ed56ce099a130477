"""Tokens a second on the CPU: ours against transformers and llama.cpp, and our peak memory.

SmolLM2-135M (`prover models fetch smollm2`), the same prompts, greedy, the end-of-text token ignored,
time from the call to the last token with the prompts' computation in it. Each measurement is a process
of its own; the contenders take turns, and the best of the rounds counts. llama.cpp needs `xllamacpp`
(the extra `peers`). Without `--model` the compressed weights have random codes of the right shape:
speed and memory do not depend on them.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.record import record

OURS = {
    "ours 2x8": ("2x8", "float32"),
    "ours 2x8, bfloat16 products": ("2x8", "bfloat16"),
    "ours 4-bit": ("4bit", "float32"),
    "ours bf16, bfloat16 products": ("bf16", "bfloat16"),
    "ours fp32": ("fp32", "float32"),
}
PEERS = ("transformers fp32", "transformers bf16", "llama.cpp Q4_1")
CLAIMED = "ours 2x8"
HEAD_GROUP = 64
TEXT = (
    "Let a, b and c be the sides of a triangle with perimeter two. Prove that the sum of their "
    "squares and twice their product is less than two. By the triangle inequality each side is "
)


def prompts(tokenizer: Any, count: int, length: int) -> list[list[int]]:
    """Different prompts of `length` tokens."""
    tokens = tokenizer.encode(TEXT * (1 + (count + length) // 40))
    return [tokens[start : start + length] for start in range(count)]


def write_models(folder: Path, model: str | None) -> None:
    """Write SmolLM2 in all our forms, as checkpoints."""
    import torch

    from kernels.formats import AqlmWeight, GroupedWeight, Weight, dequantize
    from kernels.model import EMBEDDING, LanguageModel, linear_names, write_checkpoint
    from prover.models import open_model

    full = open_model("smollm2").model
    full = LanguageModel(dataclasses.replace(full.config, eos_token_ids=()), full.weights)
    names = linear_names(full.config)
    generator = torch.Generator().manual_seed(0)

    def random_codes(weight: Weight) -> AqlmWeight:
        rows, columns = weight.shape
        codes = torch.randint(256, (rows, columns // 8, 2), generator=generator, dtype=torch.uint8)
        books = torch.randn(2, 256, 8, generator=generator) * 0.02
        return AqlmWeight(codes, books.half(), torch.ones(rows).half())

    head = GroupedWeight.nearest(dequantize(full.weights[EMBEDDING]), 4, HEAD_GROUP)
    write_checkpoint(full, folder / "fp32")
    write_checkpoint(
        full.replaced({name: dequantize(w).bfloat16() for name, w in full.weights.items()}),
        folder / "bf16",
    )
    four = {n: GroupedWeight.nearest(dequantize(full.weights[n]), 4, HEAD_GROUP) for n in names}
    write_checkpoint(full.replaced({**four, EMBEDDING: head}), folder / "4bit")
    if model is not None:
        (folder / "2x8").symlink_to(Path(model).resolve())
        return
    codes = {name: random_codes(full.weights[name]) for name in names}
    write_checkpoint(full.replaced({**codes, EMBEDDING: head}), folder / "2x8")


def run_ours(kind: str, options: argparse.Namespace) -> Callable[[list[list[int]]], int]:
    from kernels.cpu import CpuConfig
    from kernels.decode import CpuBackend, Engine, EngineConfig, Request
    from kernels.model import LanguageModel, read_checkpoint

    form, precision = OURS[kind]
    model = read_checkpoint(Path(options.folder) / form)
    model = LanguageModel(dataclasses.replace(model.config, eos_token_ids=()), model.weights)
    engine = Engine(CpuBackend(model, CpuConfig(options.threads, precision)), EngineConfig())
    del model

    def generate(texts: list[list[int]]) -> int:
        requests = [Request(text, max_tokens=options.tokens, temperature=0) for text in texts]
        return sum(len(done.tokens) for (done,) in engine.generate(requests))

    return generate


def run_transformers(kind: str, options: argparse.Namespace) -> Callable[[list[list[int]]], int]:
    import torch
    from transformers import AutoModelForCausalLM, logging

    from prover.models import model_folder

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    torch.set_num_threads(options.threads)
    dtype = torch.float32 if kind.endswith("fp32") else torch.bfloat16
    folder = model_folder("smollm2")
    model = AutoModelForCausalLM.from_pretrained(folder, gguf_file="model.gguf", dtype=dtype)
    model.generation_config.eos_token_id = None

    @torch.inference_mode()
    def generate(texts: list[list[int]]) -> int:
        ids = torch.tensor(texts)
        mask = torch.ones_like(ids)
        out = model.generate(
            ids,
            attention_mask=mask,
            max_new_tokens=options.tokens,
            do_sample=False,
            pad_token_id=0,
        )
        return int(out[:, ids.shape[1] :].numel())

    return generate


def run_llama_cpp(options: argparse.Namespace, batch: int) -> Callable[[list[list[int]]], int]:
    import xllamacpp

    from prover.models import model_folder

    settings = xllamacpp.CommonParams()
    settings.model.path = str(model_folder("smollm2") / "model.gguf")
    settings.n_parallel = batch
    settings.n_ctx = (options.prompt + options.tokens + 32) * batch
    settings.cpuparams.n_threads = options.threads
    settings.cpuparams_batch.n_threads = options.threads
    settings.n_gpu_layers = 0
    settings.verbosity = -1
    server = xllamacpp.Server(settings)

    def generate(texts: list[list[int]]) -> int:
        answer = server.handle_completions(
            {
                "prompt": texts if len(texts) > 1 else texts[0],
                "max_tokens": options.tokens,
                "ignore_eos": True,
                "temperature": 0,
                "cache_prompt": False,
            }
        )
        choices = answer["choices"]
        assert len(choices) == len(texts)
        assert all(choice["finish_reason"] == "length" for choice in choices)
        return options.tokens * len(choices)

    return generate


def peak_mb() -> float:
    """This process's peak resident memory in MiB; unlike ru_maxrss, without its parent's."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def measure_one(kind: str, options: argparse.Namespace) -> None:
    """Run one contender in this process; prints tokens a second and peak memory for each batch."""
    interpreter = peak_mb()
    batch = options.batch
    if kind in OURS:
        generate = run_ours(kind, options)
    elif kind.startswith("transformers"):
        generate = run_transformers(kind, options)
    else:
        generate = run_llama_cpp(options, batch)
    texts = [list(text) for text in json.loads(options.prompts)][:batch]
    generate(texts)  # warms up
    begun = time.perf_counter()
    tokens = generate(texts)
    seconds = time.perf_counter() - begun
    print("RESULT", json.dumps([tokens / seconds, peak_mb() - interpreter]))


def child(arguments: Sequence[str], options: argparse.Namespace) -> str:
    """Run this file in a process of its own; its output."""
    command = [sys.executable, "-m", "benchmarks.cpu_decode", "--folder", options.folder]
    command += ["--threads", str(options.threads), "--tokens", str(options.tokens), *arguments]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": str(options.threads)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments[:2])} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def compare(options: argparse.Namespace) -> None:
    """All contenders, in turns; prints the table and the ratios, records them if asked."""
    from prover.models import open_model

    child(["--write", *(["--model", options.model] if options.model else [])], options)
    most = max(options.batches)
    texts = json.dumps(prompts(open_model("smollm2").tokenizer, most, options.prompt))
    best: dict[tuple[str, int], float] = {}
    memory: dict[tuple[str, int], float] = {}
    kinds = [kind for kind in [*OURS, *PEERS] if not options.only or options.only in kind]
    for _ in range(options.rounds):
        for batch in options.batches:
            for kind in kinds:
                arguments = ["--one", kind, "--batch", str(batch), "--prompts", texts]
                line = child([*arguments, "--prompt", str(options.prompt)], options)
                speed, peak = json.loads(line.rpartition("RESULT")[2])
                best[kind, batch] = max(speed, best.get((kind, batch), 0.0))
                memory[kind, batch] = peak
    columns = "".join(f"{f'batch {batch}':>12}" for batch in options.batches)
    print(f"{'tokens/s, ' + str(options.threads) + ' threads':32}{columns}{'peak MB':>12}")
    for kind in kinds:
        speeds = "".join(f"{best[kind, batch]:12.1f}" for batch in options.batches)
        print(f"{kind:32}{speeds}{memory[kind, most]:12.0f}")
    for batch, bar in zip(options.batches, (1.0, 2.0), strict=False):
        rivals = {kind: best[kind, batch] for kind in PEERS if (kind, batch) in best}
        if not rivals or (CLAIMED, batch) not in best:
            continue
        rival = max(rivals, key=lambda kind: rivals[kind])
        ratio = best[CLAIMED, batch] / rivals[rival]
        name = f"SmolLM2 2×8 on the CPU, {options.threads} threads, batch {batch}"
        figure = f"{best[CLAIMED, batch]:.0f} tok/s = {ratio:.2f}×"
        peer = ", ".join(f"{kind} {speed:.0f}" for kind, speed in rivals.items())
        report(options, name, figure, f"≥ {bar:.1f}× the best", peer)
    if (CLAIMED, most) in memory:
        figure = f"{memory[CLAIMED, most]:.0f} MiB above the interpreter's"
        report(options, f"peak memory of the 2×8 model, batch {most}", figure, "≤ 512 MiB", "–")


def report(options: argparse.Namespace, name: str, figure: str, bar: str, peer: str) -> None:
    """Print a figure; write it down if asked."""
    if options.record:
        record(name, figure, bar=bar, peer=peer)
    else:
        print(f"{name}: {figure} (bar {bar}; peers {peer})")


def main() -> None:
    """See `--help`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tokens", type=int, default=64, help="generated for each prompt")
    parser.add_argument("--prompt", type=int, default=16, help="tokens of each prompt")
    parser.add_argument("--batches", type=int, nargs="+", default=[1, 16])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", help="folder of a 2×8 checkpoint, instead of random codes")
    parser.add_argument("--only", default="", help="contenders whose name holds this")
    parser.add_argument("--record", action="store_true", help="append to RESULTS.md")
    for name in ("--one", "--prompts", "--folder"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    parser.add_argument("--batch", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--write", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write_models(Path(options.folder), options.model)
    elif options.one:
        measure_one(options.one, options)
    else:
        with tempfile.TemporaryDirectory() as folder:
            options.folder = folder
            compare(options)


if __name__ == "__main__":
    main()
