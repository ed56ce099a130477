"""How the CPU computes: with which instructions, on how many threads, how precisely."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Literal

from kernels.cpu import _cpu
from kernels.formats import FormatError

VARIANT = "HYPATIA_CPU"
"""Environment variable that names the instruction set to use: one of `variants()`."""


def variants() -> list[str]:
    """The compiled instruction sets that this processor has, the fastest first."""
    return [name for name, _ in _cpu.variants()]


def _threads() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class CpuConfig:
    """threads: as many as the process may use, unless given.

    precision: "float32" computes with the weights as stored and float32 activations; "bfloat16" rounds
    both to bfloat16 before they are multiplied (sums stay float32), which is about twice as fast in
    batches, and is the same as "float32" on a processor without such instructions.
    variant: one of `variants()`; empty takes the environment variable HYPATIA_CPU, or the fastest.
    Raises FormatError for a value that cannot be.
    """

    threads: int = field(default_factory=_threads)
    precision: Literal["float32", "bfloat16"] = "float32"
    variant: str = ""

    def __post_init__(self) -> None:
        if self.threads < 1:
            raise FormatError(f"threads must be at least 1, not {self.threads}")
        if self.precision not in ("float32", "bfloat16"):
            raise FormatError(f"precision {self.precision!r} is not one of float32, bfloat16")
        if self.chosen_variant not in variants():
            raise FormatError(
                f"this machine has no CPU kernels {self.chosen_variant!r}, only "
                + ", ".join(variants())
            )

    @property
    def chosen_variant(self) -> str:
        """The instruction set in use."""
        return self.variant or os.environ.get(VARIANT) or variants()[0]
