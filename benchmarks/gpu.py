"""The Triton kernels and the decode engine: checked against oracles, then timed on the GPU at hand.

Needs torch and triton alone; PyPI `aqlm` and transformers are measured too where they are installed.
Prints one table with the bars and writes JSON. With --interpret nothing is timed: the kernels run in
Triton's interpreter on a CPU, and only their errors are measured.
Run: python -m benchmarks.gpu [--json FILE] [--interpret [--record]]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.record import record

BARS = {"fp32": 1e-6, "bf16": 1e-3}
"""Largest relative error of a kernel in the interpreter, by the type of its inputs."""
ON_A_GPU = {"fp32": 1e-5, "bf16": 3e-3}
"""On a GPU sums run in another order, exponentials are approximate, and weights of values bfloat16."""

Row = tuple[str, str, str, bool | None]
"""What, figure, bar, whether it is met (None: there is nothing to compare with)."""


def error_rows(errors: dict[str, dict[str, float]], bars: dict[str, float]) -> Iterator[Row]:
    """Relative errors of all kernels."""
    for name, bar in bars.items():
        for kernel, value in errors[name].items():
            yield f"error, {kernel}, {name}", f"{value:.1e}", f"≤ {bar:.0e}", value <= bar


def linear_rows(linear: list[dict[str, Any]]) -> Iterator[Row]:
    """Times of compressed products, as ratios to their peers."""
    for row in linear:
        ours, dense, peer = row["ours_us"], row["bf16_us"], row["aqlm_us"]
        figure = f"{ours:.1f} µs, {row['floor_us'] / ours:.0%} of the bandwidth floor"
        name, batch = f"AQLM 2×8, {row['layer']}, batch {row['batch']}", row["batch"]
        yield name, figure, "–", None
        ratio = dense / ours
        bounded = batch <= 64
        yield (
            f"  beside bf16, {dense:.1f} µs",
            f"{ratio:.2f}×",
            "≥ 1.0×" if bounded else "–",
            (ratio >= 1 if bounded else None),
        )
        if peer is not None:
            ratio, bounded = peer / ours, batch >= 16
            yield (
                f"  beside aqlm, {peer:.1f} µs",
                f"{ratio:.2f}×",
                "≥ 5×" if bounded else "–",
                (ratio >= 5 if bounded else None),
            )


def whole_rows(attention: dict[str, Any], engine: dict[str, Any]) -> Iterator[Row]:
    """Attention over a shared prefix, and the engine."""
    share = attention["floor_us"] / attention["shared_us"]
    figure = f"{attention['shared_us']:.1f} µs, {share:.0%} of the bandwidth floor"
    yield "attention, prefix shared by 256", figure, "–", None
    yield "  with an fp8 cache", f"{attention['shared_fp8_us']:.1f} µs", "–", None
    speedup = attention["speedup"]
    yield "  beside unshared", f"{speedup:.1f}×", "≥ 4×", speedup >= 4
    speed = engine["tokens_per_second"]
    yield "engine, batch 256", f"{speed:,.0f} tok/s", "≥ 200,000", speed >= 200_000
    yield "  with an fp8 cache", f"{engine['fp8_tokens_per_second']:,.0f} tok/s", "–", None
    ratio = engine["ratio"]
    if ratio is not None:
        yield "  beside transformers generate", f"{ratio:.1f}×", "≥ 10×", ratio >= 10


def show(rows: list[Row]) -> None:
    """Print the table."""
    for what, figure, bar, met in rows:
        verdict = "" if met is None else "met" if met else "MISSED"
        print(f"{what:48} {figure:>40} {bar:>10} {verdict}")


def interpret(keep: bool) -> list[Row]:
    """Errors in the interpreter; records them, a row a type, if asked."""
    os.environ["TRITON_INTERPRET"] = "1"  # read when a kernel is decorated
    from benchmarks.gpu_checks import SMALL, errors

    found = errors(SMALL)
    for name, bar in BARS.items() if keep else ():
        figures = ", ".join(f"{kernel} {value:.1e}" for kernel, value in found[name].items())
        record(
            f"Triton kernels in the interpreter, {name}, relative error against float64",
            figures,
            bar=f"≤ {bar:.0e}",
        )
    return list(error_rows(found, BARS))


def measure(path: Path) -> list[Row]:
    """Check and time everything on the GPU; writes the JSON."""
    import torch

    if not torch.cuda.is_available():
        print("there is no GPU that torch can use here; --interpret needs none", file=sys.stderr)
        raise SystemExit(2)
    from benchmarks.gpu_checks import LARGE, errors
    from benchmarks.gpu_times import attention, copy_bandwidth, engine, linear_layers

    bandwidth = copy_bandwidth()
    result: dict[str, Any] = {
        "device": torch.cuda.get_device_name(),
        "torch": torch.__version__,
        "copy_bandwidth_gb_s": bandwidth / 1e9,
        "errors": errors(LARGE),
        "attention": attention(bandwidth),
        "engine": engine(),
        "linear": linear_layers(bandwidth),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(f"{result['device']}, copy {bandwidth / 1e9:.0f} GB/s")
    return [
        *error_rows(result["errors"], ON_A_GPU),
        *linear_rows(result["linear"]),
        *whole_rows(result["attention"], result["engine"]),
    ]


def main() -> None:
    """See `--help`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", type=Path, default=Path("runs/gpu.json"))
    parser.add_argument("--interpret", action="store_true", help="errors only, without a GPU")
    parser.add_argument("--record", action="store_true", help="append errors to RESULTS.md")
    options = parser.parse_args()
    rows = interpret(options.record) if options.interpret else measure(options.json)
    show(rows)
    if any(what.startswith("error") and met is False for what, _, _, met in rows):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
