"""Arrays that go to the device together: one piece of memory on each side, one copy a step."""

from __future__ import annotations

from collections.abc import Mapping

import torch

_WORD = 4


class Packed:
    """Named arrays of fixed shapes, of four- or eight-byte numbers, on the host and on a device.

    Host memory is pinned where the device is a GPU, so the copy waits for nothing. What is written
    on the host must stay as it is until the copy is done: until the step's results have come back.
    """

    def __init__(
        self,
        arrays: Mapping[str, tuple[torch.dtype, tuple[int, ...]]],
        device: torch.device | str,
    ) -> None:
        device = torch.device(device)
        # eight-byte numbers first: all are aligned then
        order = sorted(arrays, key=lambda name: -arrays[name][0].itemsize)
        sizes = {
            name: torch.Size(arrays[name][1]).numel() * arrays[name][0].itemsize // _WORD
            for name in order
        }
        words = sum(sizes.values())
        self._host = torch.zeros(words, dtype=torch.int32, pin_memory=device.type == "cuda")
        self._device = torch.zeros(words, dtype=torch.int32, device=device)
        self.host: dict[str, torch.Tensor] = {}
        self.device: dict[str, torch.Tensor] = {}
        begin = 0
        for name in order:
            dtype, shape = arrays[name]
            for views, memory in ((self.host, self._host), (self.device, self._device)):
                views[name] = memory[begin : begin + sizes[name]].view(dtype).view(shape)
            begin += sizes[name]

    def upload(self) -> None:
        """Copy all arrays to the device."""
        self._device.copy_(self._host, non_blocking=True)
