"""What a decode step costs the host: everything but the device's work, 256 siblings of a long prompt.

The step's kernels are left out, so what is measured is the scheduler, the bookkeeping of blocks, the
attention plan, and filling the buffers that a CUDA graph reads. Needs no GPU.
Run: python -m benchmarks.gpu_host [--batch 256] [--prompt 512] [--record]
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from typing import Any
from unittest.mock import patch

from benchmarks.record import record

os.environ["TRITON_INTERPRET"] = "1"  # read when a kernel is decorated; none is run

import torch

from kernels.decode import Engine, EngineConfig, Request
from kernels.decode.gpu import GpuBackend
from kernels.gpu import plan_runs
from kernels.gpu.cache import BLOCK
from kernels.model import LanguageModel, ModelConfig
from kernels.model.language_model import expected_shapes

SMALL = ModelConfig(
    model_type="llama", vocab_size=96, hidden_size=32, intermediate_size=64,
    num_hidden_layers=1, num_attention_heads=4, num_key_value_heads=2, head_dim=8,
    rms_norm_eps=1e-5, rope_theta=10000.0, max_position_embeddings=4096,
    tie_word_embeddings=True, attention_bias=False, eos_token_ids=(),
)  # fmt: skip


def nothing(logits: torch.Tensor, draws: Any, out: torch.Tensor | None = None) -> torch.Tensor:
    """In place of `draw_tokens`: token 0 for all."""
    return torch.zeros(2, len(draws.rows), dtype=torch.int32) if out is None else out


def median_ms(work: Any, count: int) -> float:
    """Median processor time of a call, in milliseconds: other processes do not count."""
    spent = []
    for _ in range(count):
        begun = time.thread_time()
        work()
        spent.append(time.thread_time() - begun)
    return statistics.median(spent) * 1000


def main() -> None:
    """See `--help`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--prompt", type=int, default=512)
    parser.add_argument("--record", action="store_true", help="append to RESULTS.md")
    options = parser.parse_args()
    torch.set_num_threads(1)
    weights = {name: torch.zeros(shape) for name, shape in expected_shapes(SMALL).items()}
    backend = GpuBackend(LanguageModel(SMALL, weights), "cpu", torch.float32, cache_mb=64)
    engine = Engine(backend, EngineConfig(options.batch, 2048))
    request = Request([1] * options.prompt, samples=options.batch, max_tokens=1000)
    with (
        patch("kernels.gpu.graph.draw_tokens", nothing),
        patch("kernels.decode.gpu.draw_tokens", nothing),
        patch.object(backend._model, "forward", lambda *_: torch.zeros(0, SMALL.vocab_size)),
    ):
        engine.submit(request)
        for _ in range(options.prompt // engine.config.piece_tokens + 20):
            engine.step()
        whole = median_ms(engine.step, 300)
    numbers = torch.tensor([sample.segment for _, sample in engine._running])
    positions, _ = backend._cache.append(numbers)
    plan = median_ms(
        lambda: plan_runs(backend._cache.runs(numbers, positions), len(numbers), BLOCK), 300
    )
    what = f"host's cost of a GPU decode step, batch {options.batch}, prompt {options.prompt}"
    figure = f"{whole:.2f} ms, of which the attention plan {plan:.2f} ms"
    if options.record:
        record(what, figure)
    else:
        print(f"{what}: {figure}")


if __name__ == "__main__":
    main()
