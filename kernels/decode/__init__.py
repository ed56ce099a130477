"""Continuing texts, given and returned as token ids: batched, sampled, prompts shared by siblings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernels.decode.backend import Backend, Draw
from kernels.decode.engine import Engine, EngineConfig
from kernels.decode.errors import DecodeError
from kernels.decode.request import Completion, Event, FinishReason, Request, StopHook

if TYPE_CHECKING:
    from kernels.decode.cpu import CpuBackend

__all__ = [
    "Backend",
    "Completion",
    "CpuBackend",
    "DecodeError",
    "Draw",
    "Engine",
    "EngineConfig",
    "Event",
    "FinishReason",
    "Request",
    "StopHook",
]


def __getattr__(name: str) -> object:
    # The compiled kernels are loaded when they are asked for: a machine with a GPU may lack them.
    if name == "CpuBackend":
        from kernels.decode.cpu import CpuBackend

        return CpuBackend
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
