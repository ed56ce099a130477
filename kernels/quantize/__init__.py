"""Compressing a model: AQLM for the blocks, grouped integers for the embedding and the head."""

from kernels.quantize.compress import BlockReport, compress
from kernels.quantize.config import QuantizeConfig
from kernels.quantize.layer import QuantizedLayer, quantize_layer

__all__ = [
    "BlockReport",
    "QuantizeConfig",
    "QuantizedLayer",
    "compress",
    "quantize_layer",
]
