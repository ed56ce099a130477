"""A causal language model of the Llama family as data: its configuration and its weights."""

from kernels.model.checkpoint import read_checkpoint, write_checkpoint
from kernels.model.config import ModelConfig
from kernels.model.language_model import EMBEDDING, LINEAR_NAMES, LanguageModel, linear_names

__all__ = [
    "EMBEDDING",
    "LINEAR_NAMES",
    "LanguageModel",
    "ModelConfig",
    "linear_names",
    "read_checkpoint",
    "write_checkpoint",
]
