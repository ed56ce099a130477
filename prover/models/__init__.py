"""Models on disk: where they are kept, how they are fetched and read. Knows files and tokenizers."""

from typing import TYPE_CHECKING, Any

from prover.models.errors import ModelError
from prover.models.fetch import fetch_model, is_fetched, model_folder
from prover.models.sources import SOURCES, Source
from prover.models.tokenizer import TextTokenizer

if TYPE_CHECKING:
    from prover.models.gguf import read_gguf
    from prover.models.open import OpenModel, open_model

__all__ = [
    "SOURCES",
    "ModelError",
    "OpenModel",
    "Source",
    "TextTokenizer",
    "fetch_model",
    "is_fetched",
    "model_folder",
    "open_model",
    "read_gguf",
]


def __getattr__(name: str) -> Any:
    # what needs torch is imported when it is asked for: listing and fetching do not
    if name == "read_gguf":
        from prover.models.gguf import read_gguf

        return read_gguf
    if name in ("OpenModel", "open_model"):
        from prover.models import open as opening

        return getattr(opening, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
