"""Where AQLM begins: k-means under the calibration's metric against plain ("greedy") k-means, same budget.

The first blocks of a model are compressed both ways to 2×8 bits, everything else alike. Told are the
layers' relative squared errors on the calibration, ‖X(W − Ŵ)‖² / ‖XW‖², and the blocks' before and after
they are tuned to the original's output. Blocks at hand, those of `benchmarks.precision` too, are kept.

Run: python -m benchmarks.aqlm_start [--blocks 3] [--device cuda]
"""

from __future__ import annotations

import argparse
import contextlib
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from benchmarks.record import record
from kernels.quantize import BlockReport, QuantizeConfig
from prover.training.compress import CalibrationConfig, compress_model


class _EnoughError(Exception):
    """As many blocks as were asked for."""


@dataclass(frozen=True, slots=True)
class Errors:
    """Means over the blocks: of their layers' errors, and of their own before and after tuning."""

    layers: float
    before: float
    after: float

    def __str__(self) -> str:
        return f"layers {self.layers:.4f}, blocks {self.before:.4f} → {self.after:.4f}"


def errors(model: str, folder: Path, weighted: bool, options: argparse.Namespace) -> Errors:
    """Compress the first blocks and read off their errors."""
    blocks: list[BlockReport] = []

    def report(block: BlockReport) -> None:
        blocks.append(block)
        print(
            f"{folder} block {block.layer + 1}: {block.before:.4f} → {block.after:.4f}, "
            f"{block.seconds:.0f} s",
            flush=True,
        )
        if len(blocks) == options.blocks:
            raise _EnoughError

    texts = CalibrationConfig(options.rows, options.length)
    with contextlib.suppress(_EnoughError):
        compress_model(
            model, folder, QuantizeConfig(weighted=weighted), texts, report, device=options.device
        )
    return Errors(
        fmean(fmean(block.layer_errors.values()) for block in blocks),
        fmean(block.before for block in blocks),
        fmean(block.after for block in blocks),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="smollm2")
    parser.add_argument("--blocks", type=int, default=3)
    parser.add_argument("--rows", type=int, default=128, help="calibration rows")
    parser.add_argument("--length", type=int, default=256, help="tokens a row")
    parser.add_argument("--weighted", type=Path, default=Path("runs/precision/2x8"))
    parser.add_argument("--greedy", type=Path, default=Path("runs/precision/2x8-greedy"))
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    weighted = errors(options.model, options.weighted, True, options)
    greedy = errors(options.model, options.greedy, False, options)
    record(
        f"AQLM 2×8 of {options.model}, first {options.blocks} blocks, relative squared error: "
        "weighted start",
        str(weighted),
        bar="less than greedy",
        peer=f"greedy start: {greedy}",
    )


if __name__ == "__main__":
    main()
