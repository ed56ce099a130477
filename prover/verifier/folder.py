"""A verifier on disk: `verifier.json` and `verifier.safetensors`, beside a model or naming one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import torch
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prover.verifier.bins import Bins
from prover.verifier.errors import VerifierError
from prover.verifier.head import ValueHead

CONFIG = "verifier.json"
TENSORS = "verifier.safetensors"


class HeadConfig(BaseModel):
    """`verifier.json`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    format: Literal[1] = 1
    hidden_size: Annotated[int, Field(ge=1)]
    bins: Annotated[int, Field(ge=2)] = 64
    bin_width: Annotated[float, Field(gt=0)] = 1.0
    sigma: Annotated[float, Field(gt=0)] = 0.75
    trunk: str = "."
    """The model below: a path from the folder, or the name of a fetched model."""

    def bins_of(self) -> Bins:
        """The bins of the steps."""
        return Bins(self.bins, self.bin_width, self.sigma)


def write_head(head: ValueHead, config: HeadConfig, folder: Path) -> None:
    """Write a head into a folder, made if it is missing; a stopped write leaves no file half done."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: value.detach().contiguous() for name, value in head.state_dict().items()}
    beside = folder / (TENSORS + ".part")
    save_file(tensors, beside)
    beside.replace(folder / TENSORS)
    beside = folder / (CONFIG + ".part")
    beside.write_text(config.model_dump_json(indent=2) + "\n", encoding="utf-8")
    beside.replace(folder / CONFIG)


def read_head(folder: Path) -> tuple[ValueHead, HeadConfig]:
    """What `write_head` wrote. Raises VerifierError for what is missing, damaged or does not fit."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    path = folder / CONFIG
    try:
        config = HeadConfig.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise VerifierError(f"{folder} holds no verifier: {CONFIG} is missing") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise VerifierError(f"{path} cannot be read: {problem}") from None
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise VerifierError(f"{path}: {place} {first['msg']}".replace("  ", " ")) from None
    head = ValueHead(config.hidden_size, config.bins)
    try:
        tensors: dict[str, torch.Tensor] = load_file(folder / TENSORS)
        head.load_state_dict(tensors)
    except (OSError, SafetensorError) as problem:
        raise VerifierError(f"{folder / TENSORS} cannot be read: {problem}") from None
    except RuntimeError:
        raise VerifierError(f"{folder / TENSORS} does not fit {CONFIG}") from None
    if not all(torch.isfinite(value).all() for value in head.state_dict().values()):
        raise VerifierError(f"{folder / TENSORS} holds numbers that are none")
    return head.eval(), config
