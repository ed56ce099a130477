"""Where the kernels are tested: on the GPU when there is one, in Triton's interpreter otherwise."""

from __future__ import annotations

import os

import pytest
import torch

if not torch.cuda.is_available():
    # Triton reads this when a kernel is decorated, so it must be set before any is imported.
    os.environ["TRITON_INTERPRET"] = "1"

pytest.importorskip("triton", reason="the package triton is not installed")


@pytest.fixture(scope="session")
def device() -> str:
    """ "cuda" or "cpu" (the interpreter)."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def error(found: torch.Tensor, oracle: torch.Tensor) -> float:
    """‖found − oracle‖ / ‖oracle‖ in float64."""
    wide = found.double().cpu()
    return float((wide - oracle).norm() / oracle.norm())
