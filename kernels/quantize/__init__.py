"""Compressing a model: AQLM for the blocks, grouped integers for the embedding and the head."""

from kernels.quantize.compress import BlockReport, compress
from kernels.quantize.config import QuantizeConfig
from kernels.quantize.finetune import FinetuneConfig, StepReport, finetune
from kernels.quantize.layer import QuantizedLayer, quantize_layer

__all__ = [
    "BlockReport",
    "FinetuneConfig",
    "QuantizeConfig",
    "QuantizedLayer",
    "StepReport",
    "compress",
    "finetune",
    "quantize_layer",
]
