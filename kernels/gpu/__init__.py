"""Triton kernels for a GPU; with TRITON_INTERPRET=1 they run, slowly, on a CPU.

Each has a float64 oracle in its tests. Importing this needs the package triton.
"""

from kernels.gpu.aqlm import GpuAqlm
from kernels.gpu.attention import Plan, Run, plan_runs, shared_attention
from kernels.gpu.grouped import GpuGrouped
from kernels.gpu.pointwise import add_rms_norm, rotate_and_store, silu_gate
from kernels.gpu.sampling import draw_tokens
from kernels.gpu.scan import selective_scan
from kernels.gpu.tiles import Tiles

__all__ = [
    "GpuAqlm",
    "GpuGrouped",
    "Plan",
    "Run",
    "Tiles",
    "add_rms_norm",
    "draw_tokens",
    "plan_runs",
    "rotate_and_store",
    "selective_scan",
    "shared_attention",
    "silu_gate",
]
