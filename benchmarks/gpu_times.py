"""Times on a GPU: compressed products, shared attention, the whole decode engine, and their peers.

Needs torch and triton alone; PyPI `aqlm` and transformers are measured too where they are installed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import torch
from triton.testing import do_bench

from kernels.decode import Engine, EngineConfig, Request
from kernels.decode.gpu import GpuBackend
from kernels.formats import AqlmWeight, GroupedWeight
from kernels.gpu import (
    EIGHT_BITS,
    GpuAqlm,
    KeyValues,
    Run,
    Runs,
    Tiles,
    plan_runs,
    shared_attention,
)
from kernels.model import LanguageModel, ModelConfig, linear_names
from kernels.model.language_model import expected_shapes

SHAPES = {
    "135M qkv": (960, 576),
    "135M gate+up": (3072, 576),
    "135M down": (576, 1536),
    "1.5B gate+up": (17920, 1536),
    "1.5B down": (1536, 8960),
}
BATCHES = (1, 4, 16, 64, 256)
SMOLLM2 = ModelConfig(
    model_type="llama", vocab_size=49152, hidden_size=576, intermediate_size=1536,
    num_hidden_layers=30, num_attention_heads=9, num_key_value_heads=3, head_dim=64,
    rms_norm_eps=1e-5, rope_theta=100000.0, max_position_embeddings=2048,
    tie_word_embeddings=True, attention_bias=False, eos_token_ids=(),
)  # fmt: skip


def random_aqlm(rows: int, columns: int, books: int = 2) -> AqlmWeight:
    """Codes do not change the speed, so random ones do."""
    codes = torch.randint(256, (rows, columns // 8, books), dtype=torch.uint8)
    return AqlmWeight(codes, torch.randn(books, 256, 8).half(), torch.rand(rows).half() / 30)


def microseconds(work: Callable[[], object]) -> float:
    """Median time of a call on the device, launches hidden in a CUDA graph where that works."""
    stream = torch.cuda.Stream()
    with torch.cuda.stream(stream):
        for _ in range(3):
            work()
    torch.cuda.synchronize()
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        for _ in range(20):
            work()
    return float(do_bench(graph.replay, return_mode="median")) * 1000 / 20


def best_tiles(weight: AqlmWeight, x: torch.Tensor) -> GpuAqlm:
    """The fastest of a few ways to cut the product."""
    fastest: tuple[float, GpuAqlm] | None = None
    for rows in (16, 32, 64):
        for groups in (4, 8, 16):
            for splits in {1, 2, 4, Tiles.for_shape(*weight.shape).splits}:
                for warps in (2, 4, 8):
                    layer = GpuAqlm.of([weight], "cuda", Tiles(rows, groups, splits, warps))
                    spent = microseconds(lambda layer=layer: layer.multiply(x))
                    if fastest is None or spent < fastest[0]:
                        fastest = spent, layer
    assert fastest is not None
    return fastest[1]


def linear_layers(bandwidth: float) -> list[dict[str, Any]]:
    """AQLM 2×8 beside a dense bfloat16 product and PyPI's aqlm, per shape and batch."""
    rows: list[dict[str, Any]] = []
    for name, (outputs, inputs) in SHAPES.items():
        weight = random_aqlm(outputs, inputs)
        dense = weight.dequantize().to("cuda", torch.bfloat16)
        peer = _peer_layer(weight)
        if peer is None:
            print("the package aqlm is not installed: its times are left out", flush=True)
        for batch in BATCHES:
            x = torch.randn(batch, inputs, device="cuda", dtype=torch.bfloat16)
            half = x.half()
            layer = best_tiles(weight, x)
            stored = outputs * inputs / 4 + 8192 + 2 * outputs  # codes, codebooks, scales
            rows.append({
                "layer": name, "batch": batch,
                "ours_us": microseconds(lambda layer=layer, x=x: layer.multiply(x)),
                "bf16_us": microseconds(lambda x=x, dense=dense: x @ dense.T),
                "aqlm_us": peer and microseconds(lambda half=half, peer=peer: peer(half)),
                "floor_us": (stored + 2 * batch * inputs + 4 * batch * outputs) / bandwidth * 1e6,
            })  # fmt: skip
            print(rows[-1], flush=True)
    return rows


def _peer_layer(weight: AqlmWeight) -> Callable[[torch.Tensor], torch.Tensor] | None:
    try:
        from aqlm import QuantizedLinear
    except ImportError:
        return None
    outputs, inputs = weight.shape
    layer = QuantizedLinear(
        inputs, outputs, 8, 1, weight.codebook_count, 8, bias=False, device="cuda",
        dtype=torch.float16,
    )  # fmt: skip
    layer.codes.data = weight.codes.view(torch.int8).cuda()
    layer.codebooks.data = weight.codebooks[:, :, None].cuda()
    layer.scales.data = weight.scales[:, None, None, None].cuda()
    return layer


def attention(
    bandwidth: float, batch: int = 256, prefix: int = 512, own: int = 64
) -> dict[str, Any]:
    """Decode attention of SmolLM2's shape, the prefix computed once or once a sequence."""
    heads, key_heads, size, block = 9, 3, 64, 16
    blocks = prefix // block + batch * own // block
    keys = torch.randn(blocks, block, key_heads, size, device="cuda", dtype=torch.bfloat16)
    plain = KeyValues(keys, torch.randn_like(keys))
    scales = torch.ones(2, *keys.shape[:3], device="cuda")
    short = KeyValues(keys.to(EIGHT_BITS), plain.values.to(EIGHT_BITS), scales)
    query = torch.randn(batch, heads, size, device="cuda", dtype=torch.bfloat16)
    each = own // block
    own_blocks = [
        list(range(prefix // block + row * each, prefix // block + (row + 1) * each))
        for row in range(batch)
    ]
    shared = [Run(list(range(prefix // block)), prefix, list(range(batch)))]
    shared += [Run(own_blocks[row], own, [row]) for row in range(batch)]
    apart = [
        Run(list(range(prefix // block)) + own_blocks[row], prefix + own, [row])
        for row in range(batch)
    ]
    times: dict[str, Any] = {}
    results = []
    cases = (("shared", shared, plain), ("unshared", apart, plain), ("shared_fp8", shared, short))
    for name, runs, store in cases:
        plan = plan_runs(Runs.of(runs), batch, block).to("cuda")
        results.append(shared_attention(query, store, plan, size**-0.5))
        times[f"{name}_us"] = microseconds(
            lambda plan=plan, store=store: shared_attention(query, store, plan, size**-0.5)
        )
    difference = float((results[0] - results[1]).abs().max())
    read = 2 * 2 * (prefix + batch * own) * key_heads * size
    floor = (read + (2 + 4) * batch * heads * size) / bandwidth * 1e6
    speedup = times["unshared_us"] / times["shared_us"]
    return {**times, "floor_us": floor, "speedup": speedup, "difference": difference}


def engine(batch: int = 256, prefix: int = 512, tokens: int = 64) -> dict[str, Any]:
    """Tokens a second of the whole engine: one prompt, `batch` samples, SmolLM2 at 2×8 bits; keys and
    values in bfloat16 and in eight bits."""
    weights = {
        name: torch.randn(shape) * (shape[-1] ** -0.5 if len(shape) == 2 else 0.0)
        + (len(shape) == 1)
        for name, shape in expected_shapes(SMOLLM2).items()
    }
    dense = LanguageModel(SMOLLM2, weights)
    names = linear_names(SMOLLM2)
    parts: dict[str, Any] = {name: random_aqlm(*weights[name].shape) for name in names}
    head = GroupedWeight.nearest(weights["model.embed_tokens"], 4, 64)
    small = dense.replaced({**parts, "model.embed_tokens": head})
    prompt = torch.randint(49152, (prefix,)).tolist()
    request = Request(prompt, samples=batch, max_tokens=tokens)
    speeds = {}
    for name, stored in (("tokens_per_second", None), ("fp8_tokens_per_second", EIGHT_BITS)):
        backend = GpuBackend(small, cache_mb=4096, cache_dtype=stored)
        run = Engine(backend, EngineConfig(batch, 2048))
        run.generate([request])  # compiles and captures
        run.forget()
        torch.cuda.synchronize()
        begun = time.perf_counter()
        run.generate([request])
        torch.cuda.synchronize()
        speeds[name] = batch * tokens / (time.perf_counter() - begun)
        del run, backend
    peer = _generate(dense, prompt, batch, tokens)
    ratio = peer and speeds["tokens_per_second"] / peer
    return {**speeds, "transformers": peer, "ratio": ratio}


def _generate(model: LanguageModel, prompt: list[int], batch: int, tokens: int) -> float | None:
    try:
        from transformers import LlamaConfig, LlamaForCausalLM
    except ImportError:
        return None
    config = LlamaConfig(
        **{k: v for k, v in model.config.to_json().items() if k != "architectures"}
    )
    theirs = LlamaForCausalLM(config).to("cuda", torch.bfloat16)
    ids = torch.tensor([prompt] * batch, device="cuda")
    for _ in range(2):
        torch.cuda.synchronize()
        begun = time.perf_counter()
        theirs.generate(
            ids, attention_mask=torch.ones_like(ids), do_sample=True, max_new_tokens=tokens,
            min_new_tokens=tokens, pad_token_id=0,
        )  # fmt: skip
        torch.cuda.synchronize()
        spent = time.perf_counter() - begun
    return batch * tokens / spent


def copy_bandwidth() -> float:
    """Bytes a second of a large copy on the device, reads and writes counted."""
    source = torch.empty(2**28, dtype=torch.float32, device="cuda")
    target = torch.empty_like(source)
    return 2 * source.nbytes / (microseconds(lambda: target.copy_(source)) * 1e-6)
