"""Continuing texts, given and returned as token ids: batched, sampled, prompts shared by siblings."""

from kernels.decode.backend import Backend, Draw
from kernels.decode.cpu import CpuBackend
from kernels.decode.engine import Engine, EngineConfig
from kernels.decode.errors import DecodeError
from kernels.decode.request import Completion, Event, FinishReason, Request, StopHook

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
