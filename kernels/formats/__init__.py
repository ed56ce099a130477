"""How a weight matrix is stored: dense, AQLM codes, or grouped integers.

`Weight` is what a layer holds; `dequantize` gives back the matrix it stands for, in float32, and is
the reference that every kernel is tested against.
"""

from kernels.formats.aqlm import GROUP, AqlmWeight
from kernels.formats.errors import FormatError
from kernels.formats.grouped import GroupedWeight
from kernels.formats.weight import Weight, dequantize, shape_of, stored_bits

__all__ = [
    "GROUP",
    "AqlmWeight",
    "FormatError",
    "GroupedWeight",
    "Weight",
    "dequantize",
    "shape_of",
    "stored_bits",
]
