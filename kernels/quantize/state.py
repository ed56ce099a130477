"""Where a fine-tuning run stands, on disk, so that a stopped run goes on with the same numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from kernels.formats import FormatError
from kernels.quantize.codes import CodeStepper
from kernels.quantize.slots import AqlmSlot, Slot

_FILE = "state.pt"


def save_state(
    folder: Path,
    recipe: str,
    step: int,
    slots: Mapping[str, Slot],
    steppers: Sequence[CodeStepper],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    """Write all that changes from step to step; `step` is the number of steps done."""
    folder.mkdir(parents=True, exist_ok=True)
    values: dict[str, Any] = {
        "recipe": recipe,
        "step": step,
        "parameters": {name: slot.parameters for name, slot in slots.items()},
        "codes": {name: slot.codes for name, slot in slots.items() if isinstance(slot, AqlmSlot)},
        "moments": [(part.first, part.second, part.steps) for part in steppers],
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
    }
    beside = folder / (_FILE + ".part")
    torch.save(values, beside)
    beside.replace(folder / _FILE)


def load_state(
    folder: Path,
    recipe: str,
    slots: Mapping[str, Slot],
    steppers: Sequence[CodeStepper],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> int:
    """Put an earlier run's state back; the steps it had done, 0 when there is none.

    Raises FormatError when the state belongs to another model, data or configuration.
    """
    path = folder / _FILE
    if not path.exists():
        return 0
    values = torch.load(path, map_location="cpu", weights_only=True)
    if values["recipe"] != recipe:
        raise FormatError(f"{folder} holds a run of another model, data or configuration")
    with torch.no_grad():
        for name, slot in slots.items():
            for parameter, saved in zip(slot.parameters, values["parameters"][name], strict=True):
                parameter.copy_(saved)
            if isinstance(slot, AqlmSlot):
                slot.codes.copy_(values["codes"][name])
            slot.refresh()
        for stepper, (first, second, steps) in zip(steppers, values["moments"], strict=True):
            stepper.first.copy_(first)
            stepper.second.copy_(second)
            stepper.steps = steps
    optimizer.load_state_dict(values["optimizer"])
    schedule.load_state_dict(values["schedule"])
    return int(values["step"])
