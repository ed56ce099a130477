"""Training over slow links beside plain data-parallel training: loss, bytes, a lost worker, time on a wire.

A small byte-level model learns LeanDojo's proof steps three times, from the same start on the same
tokens, on a local Ray: by the mean gradient of every step; by outer steps; by outer steps while one
worker's process is killed a third of the way and started anew by Ray. Bytes are those of all messages,
both ways. Results are kept in runs/slow_links/, and a run that stopped goes on. Draws
benchmarks/slow_links.svg.
Run: python -m benchmarks.slow_links [--workers 2] [--steps 4096] [--device cuda]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from benchmarks.record import record
from kernels.model import EMBEDDING, LanguageModel, ModelConfig, write_checkpoint
from kernels.model.language_model import expected_shapes
from kernels.model.perplexity import perplexity
from prover.training.data import fetch_leandojo, pack_steps, read_steps
from prover.training.links import (
    DescentConfig,
    Link,
    LinksConfig,
    Segment,
    Shard,
    Streaming,
    Traffic,
    train_plain,
)
from prover.training.links.wire import Round

ROOT = Path(__file__).parents[1]
RUNS = Path("runs/slow_links")
KINDS = ("plain", "slow", "lost")
END = 256
"""The token between texts; the others are bytes."""
GPT_JT = {"numbers": 6.05e9, "tokens_a_step": 32_768, "flops": 4e14}
"""A worker of GPT-JT's size: weights, its own tokens of a step, what it computes in a second."""


def rows(part: str, count: int, length: int) -> torch.Tensor:
    """int64 [count, length]: proof steps of a part of the random split, shuffled, as bytes."""
    steps = list(read_steps(fetch_leandojo() / f"random-{part}.parquet"))
    random.Random(1).shuffle(steps)
    pairs = [(step.state, step.tactic) for step in steps]
    return pack_steps(pairs, lambda text: list(text.encode()), END, count, length)[0]


def fresh_model(hidden: int, layers: int) -> LanguageModel:
    """Weights that keep the size of what passes through them."""
    config = ModelConfig(
        model_type="llama",
        vocab_size=END + 1,
        hidden_size=hidden,
        intermediate_size=5 * hidden // 2,
        num_hidden_layers=layers,
        num_attention_heads=4,
        num_key_value_heads=4,
        head_dim=hidden // 4,
        rms_norm_eps=1e-5,
        rope_theta=10_000.0,
        max_position_embeddings=512,
        tie_word_embeddings=True,
        attention_bias=False,
        eos_token_ids=(END,),
    )
    rng = torch.Generator().manual_seed(0)
    weights = {}
    for name, shape in expected_shapes(config).items():
        spread = 0.02 if name == EMBEDDING else shape[-1] ** -0.5
        spread /= 2 if name.endswith(("o_proj", "down_proj")) else 1
        drawn = torch.randn(shape, generator=rng) * spread
        weights[name] = torch.ones(shape) if len(shape) == 1 else drawn
    return LanguageModel(config, weights)


def train(
    kind: str, model: LanguageModel, tokens: torch.Tensor, options: argparse.Namespace
) -> tuple[LanguageModel, dict[str, Any]]:
    """One of the three runs: the model, and what it cost."""
    from prover.training.links.ray_crew import RayCrew

    links = LinksConfig(
        every=options.every, fragments=options.fragments, bits=options.bits,
        outer_rate=options.outer_rate, outer_momentum=options.outer_momentum,
    )  # fmt: skip
    rate = options.plain_rate if kind == "plain" else options.rate
    folder = (RUNS / kind).absolute()
    shards = [
        Shard(
            number, model.config, part.clone(), DescentConfig(rate), links, folder, options.device
        )
        for number, part in enumerate(tokens.chunk(options.workers, dim=1))
    ]
    crew = RayCrew(shards, gpus=options.gpus)
    curve: list[tuple[int, float, int]] = []
    absent: set[int] = set()
    begun = time.perf_counter()
    try:
        if kind == "plain":
            traffic = Traffic()

            def step_done(step: int, loss: float) -> None:
                curve.append((step + 1, loss, traffic.total))
                if step % 64 == 0:
                    print(f"{kind} step {step}/{options.steps}: {loss:.3f}", flush=True)

            trained = train_plain(model, crew, options.steps, traffic, step_done)
        else:
            run = Streaming(model, crew, links, options.steps, folder, save_every=64)

            def segment_done(segment: Segment) -> None:
                curve.append((segment.number * links.turn, segment.loss, segment.bytes))
                if len(segment.present) < options.workers:
                    absent.add(segment.number)
                if kind == "lost" and segment.number == segment.segments // 3:
                    crew.kill(options.workers - 1)
                if segment.number % 8 == 0:
                    print(f"{kind} {segment}", flush=True)

            trained, traffic = run.run(segment_done), run.traffic
    finally:
        crew.close()
    seconds = time.perf_counter() - begun
    told = {"seconds": seconds, "traffic": asdict(traffic), "absent": len(absent), "curve": curve}
    return trained, told


def result(kind: str, held: torch.Tensor, options: argparse.Namespace) -> dict[str, Any]:
    """A run's figures, from its file if it was carried out before."""
    path = RUNS / f"{kind}.json"
    asked = {name: value for name, value in vars(options).items() if name != "gbit"}
    if path.exists():
        known: dict[str, Any] = json.loads(path.read_text())
        if known["options"] == asked:
            return known
        raise SystemExit(f"{path} is of a run with other options; remove it to begin anew")
    tokens = rows("train", options.steps * options.batch, options.length)
    tokens = tokens.reshape(options.steps, options.batch, options.length).short()
    model = fresh_model(options.hidden, options.layers)
    trained, told = train(kind, model, tokens, options)
    numbers = sum(part.numel() for part in model.dense_weights().values())
    told |= {"options": asked, "loss": math.log(perplexity(trained, held)), "numbers": numbers}
    write_checkpoint(trained, RUNS / kind / "model")
    path.write_text(json.dumps(told) + "\n")
    return told


def utilisations(
    numbers: float, step_s: float, options: argparse.Namespace
) -> tuple[float, float, float]:
    """Shares of the time in which a worker computes on a link of `--gbit`: plain, ours waiting for each
    exchange, ours computing on during it."""
    link = Link(bits_per_s=options.gbit * 1e9)
    turn = options.every // options.fragments
    plain = Round(step_s, link.seconds(4 * numbers, 4 * numbers))
    said = numbers / options.fragments * (options.bits / 8 + 2 / LinksConfig().group)
    wire = link.seconds(said, said)
    waiting = Round(turn * step_s, wire)
    overlapping = Round(turn * step_s, wire, hidden=(turn - 1) * step_s)
    return plain.utilisation, waiting.utilisation, overlapping.utilisation


def draw(found: dict[str, dict[str, Any]], path: Path) -> None:
    """Loss against steps and against bytes, smoothed over 64 steps."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    names = {"plain": "plain data-parallel", "slow": "outer steps", "lost": "one worker killed"}
    figure, panels = plt.subplots(1, 2, figsize=(11, 4), sharey=True)
    for kind, told in found.items():
        steps, losses, sent = zip(*told["curve"], strict=True)
        window = min(len(steps), max(1, round(64 / (steps[1] - steps[0]))))
        smooth = torch.tensor(losses).unfold(0, window, 1).mean(1).tolist()
        shown = slice(None, None, max(1, len(smooth) // 256))
        panels[0].plot(steps[window - 1 :][shown], smooth[shown], label=names[kind])
        panels[1].plot([n / 1e6 for n in sent[window - 1 :][shown]], smooth[shown])
    panels[0].set(xlabel="steps", ylabel="training loss, nats a byte")
    panels[1].set(xlabel="MB exchanged by all workers", xscale="log")
    for panel in panels:
        panel.grid(alpha=0.3)
    panels[0].set_ylim(top=3)
    panels[0].legend()
    figure.tight_layout()
    figure.savefig(path)


def tell(found: dict[str, dict[str, Any]], options: argparse.Namespace) -> None:
    """The rows of RESULTS.md."""
    plain, slow, lost = (found[kind] for kind in KINDS)
    moved = {
        kind: sum(told["traffic"][way] for way in ("sent", "received", "joined"))
        for kind, told in found.items()
    }
    tokens = options.steps * options.batch * options.length
    what = (
        f"{options.workers} workers, {plain['numbers']:,} weights, {tokens:,} tokens; synchronised every "
        f"{options.every} steps in {options.fragments} fragments, {options.bits} bits both ways"
    )
    beside = f"plain data-parallel {plain['loss']:.4f}, {moved['plain'] / 1e6:,.0f} MB"

    def distance(told: dict[str, Any]) -> str:
        return f"{told['loss']:.4f} nats a byte ({100 * (told['loss'] / plain['loss'] - 1):+.2f} %)"

    record(f"slow links: validation loss, {what}", distance(slow), bar="within 2 %", peer=beside)
    record(
        f"slow links: bytes exchanged, {what}",
        f"{moved['slow'] / 1e6:,.1f} MB, {moved['plain'] / moved['slow']:.0f}× fewer",
        bar="≥ 100× fewer",
        peer=beside,
    )
    segments = options.steps * options.fragments // options.every
    record(
        f"slow links: validation loss, one worker killed, away for {lost['absent']} of {segments} "
        "segments and returned",
        f"{distance(lost)}, {moved['plain'] / moved['lost']:.0f}× fewer bytes",
        bar="within 2 %",
        peer=f"{beside}; undisturbed {slow['loss']:.4f}",
    )
    step_s = slow["seconds"] / options.steps
    giant = 6 * GPT_JT["numbers"] * GPT_JT["tokens_a_step"] / GPT_JT["flops"]
    for name, numbers, seconds in (
        (f"this model, {1000 * step_s:.0f} ms a step measured", plain["numbers"], step_s),
        (f"6.05 B weights, {giant:.1f} s a step, by arithmetic", GPT_JT["numbers"], giant),
    ):
        old, waiting, overlapping = utilisations(numbers, seconds, options)
        record(
            f"slow links: share of the time in which a worker computes at {options.gbit:g} Gbit/s, {name}",
            f"{100 * waiting:.1f} %, {100 * overlapping:.1f} % where exchanges overlap with steps",
            peer=f"plain data-parallel {100 * old:.1f} %",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--steps", type=int, default=4096, help="local steps of each worker")
    parser.add_argument("--batch", type=int, default=8, help="rows of a step, of all workers")
    parser.add_argument("--length", type=int, default=128, help="bytes a row")
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--every", type=int, default=16)
    parser.add_argument("--fragments", type=int, default=2)
    parser.add_argument("--bits", type=int, default=4)
    parser.add_argument("--plain-rate", type=float, default=3e-3)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--outer-rate", type=float, default=0.9)
    parser.add_argument("--outer-momentum", type=float, default=0.2)
    parser.add_argument("--held-rows", type=int, default=1024, help="validation rows")
    parser.add_argument("--gbit", type=float, default=1.0, help="the simulated link, Gbit/s")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--gpus", type=float, default=0.0, help="of a worker, for Ray")
    options = parser.parse_args()
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray

    from search.distributed.keeper import kept

    held = rows("val", options.held_rows, options.length)
    environment = {"env_vars": {"PYTHONPATH": str(ROOT)}}
    with kept():
        ray.init(
            num_cpus=max(options.workers, os.cpu_count() or 1),
            include_dashboard=False,
            log_to_driver=False,
            logging_level="ERROR",
            runtime_env=environment,
        )
        try:
            found = {kind: result(kind, held, options) for kind in KINDS}
        finally:
            ray.shutdown()
    draw(found, Path(__file__).with_name("slow_links.svg"))
    tell(found, options)


if __name__ == "__main__":
    main()
