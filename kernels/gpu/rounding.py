"""Rounding to short types before storing, the same on every backend: to nearest, ties to even.

A GPU rounds so by itself. Triton's interpreter cuts bfloat16 off, and loses a carry out of the mantissa
for eight bits.
"""

from __future__ import annotations

import triton
import triton.language as tl


@triton.jit
def to_eight_bits(x):
    """x as a number of float8_e4m3fn, held in float32; |x| at most 448."""
    bits = x.to(tl.int32, bitcast=True)
    normal = ((bits + 0x7FFFF + ((bits >> 20) & 1)) & -0x100000).to(tl.float32, bitcast=True)
    # Adding 1.5 · 2¹⁴ leaves the last bit worth 2⁻⁹, which is the step of the smallest numbers.
    small = (x + 24576.0) - 24576.0
    return tl.where(tl.abs(x) < 0.015625, small, normal)


@triton.jit
def rounded(x, target_ptr):
    """float32 x as a number of the type that a pointer is to, held in float32."""
    if target_ptr.dtype.element_ty == tl.bfloat16:
        bits = x.to(tl.int32, bitcast=True)
        x = ((bits + 0x7FFF + ((bits >> 16) & 1)) & -0x10000).to(tl.float32, bitcast=True)
    return x
