"""Products with compressed weights, and whole transformer steps, on the CPU."""

from kernels.cpu.config import CpuConfig, variants
from kernels.cpu.matrix import CpuMultiplier, cpu_matrix
from kernels.cpu.model import BLOCK, block_bytes, compiled_model

__all__ = [
    "BLOCK",
    "CpuConfig",
    "CpuMultiplier",
    "block_bytes",
    "compiled_model",
    "cpu_matrix",
    "variants",
]
