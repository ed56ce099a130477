"""A model and its tokenizer, from a name, a folder or a file; no hub is asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch

from kernels.formats import FormatError
from kernels.model import LanguageModel, read_checkpoint
from prover.models.errors import ModelError
from prover.models.fetch import WEIGHTS, is_fetched, model_folder
from prover.models.gguf import read_gguf
from prover.models.sources import SOURCES
from prover.models.tokenizer import TextTokenizer, folder_tokenizer, gguf_tokenizer
from prover.weights import OWN, POLICY


@dataclass(frozen=True, slots=True)
class OpenModel:
    """A model in memory, and what turns text into its token ids."""

    model: LanguageModel
    tokenizer: TextTokenizer


def open_model(name: str | Path, dtype: torch.dtype = torch.float32) -> OpenModel:
    """Open a model that was fetched, a GGUF file, or a folder with either kind of weights.

    name: one of `prover models list`, "hypatia" for the policy that comes with the project, or a path.
    dtype: what the weights of a GGUF file become; those of a Hugging Face folder (safetensors) stay as
    they are. Raises ModelError with one line.
    """
    path = _found(name)
    if path.is_file():
        return OpenModel(read_gguf(path, dtype), gguf_tokenizer(path))
    try:
        return OpenModel(read_checkpoint(path), folder_tokenizer(path))
    except FormatError as problem:
        raise ModelError(str(problem)) from None


def _found(name: str | Path) -> Path:
    """The GGUF file, or the folder with config.json, that a name or a path means."""
    if isinstance(name, str) and name in SOURCES:
        if not is_fetched(name):
            raise ModelError(f"{name} is not there yet; get it with: prover models fetch {name}")
        return model_folder(name) / WEIGHTS
    path = POLICY if name == OWN else Path(name)
    if path.is_file():
        if path.suffix != ".gguf":
            raise ModelError(f"{path} is not a .gguf file; give that, or a model's folder")
        return path
    if not path.is_dir():
        raise ModelError(f"{name} is no folder or .gguf file, and not one of {', '.join(SOURCES)}")
    if (path / "config.json").is_file():
        return path
    files = sorted(path.glob("*.gguf"))
    if len(files) == 1:
        return files[0]
    if files:
        raise ModelError(f"{path} holds {len(files)} .gguf files; name one of them")
    raise ModelError(f"{path} holds neither config.json nor a .gguf file")
