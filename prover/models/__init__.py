"""Models on disk: where they are kept, how they are fetched and read. Knows files and tokenizers."""

from prover.models.errors import ModelError
from prover.models.gguf import read_gguf

__all__ = ["ModelError", "read_gguf"]
