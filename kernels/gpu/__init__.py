"""Triton kernels for a GPU; with TRITON_INTERPRET=1 they run, slowly, on a CPU.

Each has a float64 oracle in its tests. Importing this needs the package triton.
"""

from kernels.gpu.aqlm import GpuAqlm
from kernels.gpu.attention import shared_attention
from kernels.gpu.grouped import GpuGrouped
from kernels.gpu.plan import Plan, Run, Runs, plan_runs
from kernels.gpu.pointwise import add_rms_norm, silu_gate
from kernels.gpu.rotary import rotate_and_store
from kernels.gpu.sampling import Draws, draw_tokens
from kernels.gpu.scan import selective_scan
from kernels.gpu.store import EIGHT_BITS, KeyValues
from kernels.gpu.tiles import Tiles

__all__ = [
    "EIGHT_BITS",
    "Draws",
    "GpuAqlm",
    "GpuGrouped",
    "KeyValues",
    "Plan",
    "Run",
    "Runs",
    "Tiles",
    "add_rms_norm",
    "draw_tokens",
    "plan_runs",
    "rotate_and_store",
    "selective_scan",
    "shared_attention",
    "silu_gate",
]
